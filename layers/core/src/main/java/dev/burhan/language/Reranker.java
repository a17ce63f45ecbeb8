package dev.burhan.language;

import dev.burhan.failure.Deadline;
import java.util.List;

/**
 * Orders passages by how well each answers a question, reading the two together.
 *
 * <p>Implementations are thread-safe. They tell which passages to look at first, not whether one
 * answers at all: scores of two questions do not compare.
 */
public interface Reranker {

  /** Passages that one call takes at most. */
  int PASSAGES_MAX = 1000;

  /** Names the model, as prices and logs have it. */
  String name();

  /**
   * Orders passages, best first; of those that score alike the one given first comes first. Each
   * comes once, and {@code top} at most come at all. No passages give an empty list, and nobody is
   * asked. What is beyond the limit of the model is cut off a passage.
   *
   * @throws IllegalArgumentException for more than {@link #PASSAGES_MAX} passages or a top below 1
   * @throws dev.burhan.failure.DependencyFailure when the model fails or time runs out
   */
  List<Relevance> rerank(String question, List<String> passages, int top, Deadline deadline);

  /** Refuses what no implementation has to take. */
  static void check(List<String> passages, int top) {
    if (passages.size() > PASSAGES_MAX) {
      throw new IllegalArgumentException(
          "%d passages are more than %d".formatted(passages.size(), PASSAGES_MAX));
    }
    if (top < 1) {
      throw new IllegalArgumentException("top must be at least 1, got " + top);
    }
  }

  /**
   * Says how well a passage answers the question.
   *
   * @param index of the passage in the list given
   * @param score more is better; 0 to 1
   */
  record Relevance(int index, double score) {
    public Relevance {
      if (index < 0) {
        throw new IllegalArgumentException("index must not be negative, got " + index);
      }
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException("score must be 0 to 1, got " + score);
      }
    }
  }
}
