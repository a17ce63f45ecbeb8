package dev.burhan.language;

import dev.burhan.failure.Deadline;
import java.util.List;

/**
 * Turns text into vectors whose cosine says how close two meanings are.
 *
 * <p>Implementations are thread-safe and deterministic: the same text gives the same vector.
 * Vectors are {@link Encoder#dimensions()} floats of unit length. Text beyond the encoder's limit
 * is cut.
 */
public interface Embedder {

  /** Describes the encoder behind the vectors; vectors of two encoders never meet in one score. */
  Encoder encoder();

  /**
   * Embeds one question.
   *
   * @throws dev.burhan.failure.DependencyFailure when the encoder fails or time runs out
   */
  float[] embedQuestion(String question, Deadline deadline);

  /**
   * Embeds one question and tells what that took: no tokens where the encoder runs in this process.
   *
   * @throws dev.burhan.failure.DependencyFailure when the encoder fails or time runs out
   */
  default float[] embedQuestion(String question, TokenMeter meter, Deadline deadline) {
    var vector = embedQuestion(question, deadline);
    meter.took(encoder().name(), TokenUsage.NONE);
    return vector;
  }

  /**
   * Embeds passages, one vector each in the order given; an empty list gives an empty list.
   *
   * @throws dev.burhan.failure.DependencyFailure when the encoder fails or time runs out
   */
  List<float[]> embedPassages(List<String> passages, Deadline deadline);
}
