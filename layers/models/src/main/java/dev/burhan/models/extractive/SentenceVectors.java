package dev.burhan.models.extractive;

import dev.burhan.failure.Deadline;
import dev.burhan.language.Embedder;
import dev.burhan.language.Vector;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Embeds sentences and remembers the last ones: questions come back to the same clauses. */
final class SentenceVectors {

  static final int REMEMBERED_MAX = 5_000;

  private final Embedder embedder;
  private final Map<String, Vector> remembered =
      new LinkedHashMap<>(16, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Vector> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  SentenceVectors(Embedder embedder) {
    this.embedder = embedder;
  }

  /** One vector for each sentence, in order. */
  List<Vector> of(List<String> sentences, Deadline deadline) {
    var vectors = recall(sentences);
    var missing = sentences.stream().distinct().filter(s -> !vectors.containsKey(s)).toList();
    var embedded = embedder.embedPassages(missing, deadline);
    for (int i = 0; i < missing.size(); i++) {
      vectors.put(missing.get(i), new Vector(embedded.get(i)));
    }
    synchronized (remembered) {
      remembered.putAll(vectors);
    }
    return sentences.stream().map(vectors::get).toList();
  }

  /** Copies what is remembered: it may be forgotten while the rest is embedded. */
  private Map<String, Vector> recall(List<String> sentences) {
    var vectors = new HashMap<String, Vector>();
    synchronized (remembered) {
      for (var sentence : sentences) {
        var vector = remembered.get(sentence);
        if (vector != null) {
          vectors.put(sentence, vector);
        }
      }
    }
    return vectors;
  }
}
