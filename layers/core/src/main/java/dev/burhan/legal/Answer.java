package dev.burhan.legal;

import dev.burhan.language.ModelCall;
import dev.burhan.language.TokenUsage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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

  /**
   * Text that was cut off, by the limit of tokens, a filter or a reader who had enough; what is
   * there was checked as that of a whole answer is.
   */
  record Partial(String text, List<Citation> citations, Circumstances circumstances)
      implements Answer {
    public Partial {
      citations = List.copyOf(citations);
      if (citations.isEmpty()) {
        throw new IllegalArgumentException("a part of an answer needs a citation");
      }
    }
  }

  /** The tenant's documents do not say. */
  record NoEvidence(Reason reason, Circumstances circumstances) implements Answer {

    /** How that was found. */
    public enum Reason {
      /** Nothing that was found bears on the question enough. */
      NOT_FOUND,
      /** The model read the sources and says so. */
      UNANSWERED,
      /** No quote stands in the stored text. */
      UNPROVEN,
      /** What is cited supports the text weakly, and the tenant wants no such answers. */
      WEAK_SUPPORT
    }
  }

  /**
   * Counts what was taken out of a text before anybody saw it.
   *
   * @param citations whose source or quote is not there
   * @param markup links, images and tags
   */
  record Removed(int citations, int markup) {

    public static final Removed NOTHING = new Removed(0, 0);

    Removed plus(Removed other) {
      return new Removed(citations + other.citations, markup + other.markup);
    }
  }

  /**
   * Says how an answer came about.
   *
   * @param promptVersion empty where no model was asked
   * @param reranking what became of the order in which passages were found
   * @param groundedness how well what is cited supports the text, 0 to 1: 1 for quotes; empty where
   *     nothing was written
   * @param calls to models that were paid for, also those that failed, oldest first
   */
  record Circumstances(
      UUID id,
      String model,
      Optional<String> promptVersion,
      String encoder,
      long corpusVersion,
      RerankPassages.Outcome reranking,
      double support,
      double threshold,
      Removed removed,
      OptionalDouble groundedness,
      List<ModelCall> calls,
      Map<String, Double> millis) {
    public Circumstances {
      calls = List.copyOf(calls);
      millis = Collections.unmodifiableMap(new LinkedHashMap<>(millis));
    }

    /** What all calls took together. */
    public TokenUsage usage() {
      return TokenUsage.sum(calls);
    }

    /** Whether a reader should look at the sources before relying on the text. */
    public boolean isWeaklySupported() {
      return groundedness.isPresent() && groundedness.getAsDouble() < AnswerGroundedness.THRESHOLD;
    }
  }
}
