package dev.burhan.eval;

import dev.burhan.failure.Deadline;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import java.util.List;
import java.util.Set;

/** Knows no language, so that words alone decide. */
final class NoEmbedder implements Embedder {

  @Override
  public Encoder encoder() {
    return new Encoder("none", 384, Set.of(), 0, .5);
  }

  @Override
  public float[] embedQuestion(String question, Deadline deadline) {
    throw new UnsupportedOperationException("knows no language");
  }

  @Override
  public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
    if (!passages.isEmpty()) {
      throw new UnsupportedOperationException("knows no language");
    }
    return List.of();
  }
}
