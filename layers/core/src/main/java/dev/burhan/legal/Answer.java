package dev.burhan.legal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What asking a question can come back with. */
public sealed interface Answer {

  Circumstances circumstances();

  /** Text in which every statement carries a citation that was checked. */
  record Grounded(String text, List<Citation> citations, Circumstances circumstances)
      implements Answer {
    public Grounded {
      citations = List.copyOf(citations);
      if (citations.isEmpty()) {
        throw new IllegalArgumentException("a grounded answer needs a citation");
      }
    }
  }

  /** The tenant's documents do not say. */
  record NoEvidence(Circumstances circumstances) implements Answer {}

  /**
   * Says how an answer came about.
   *
   * @param citationsRejected statements dropped because their quote was not in the stored text
   */
  record Circumstances(
      UUID id,
      String model,
      String encoder,
      long corpusVersion,
      double support,
      double threshold,
      int citationsRejected,
      Map<String, Double> millis) {
    public Circumstances {
      millis = Collections.unmodifiableMap(new LinkedHashMap<>(millis));
    }
  }
}
