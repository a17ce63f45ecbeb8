package dev.burhan.function.query;

import dev.burhan.legal.Answer;
import dev.burhan.legal.Citation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of an answer. */
record AnswerPayload(
    String answerId,
    String outcome,
    @Nullable String text,
    List<CitationPayload> citations,
    String model,
    @Nullable String promptVersion,
    @Nullable String experimentArm,
    String cache,
    String encoder,
    long corpusVersion,
    double support,
    double threshold,
    int citationsRejected,
    Usage usage,
    Map<String, Double> ms) {

  /** What the answer cost; an extractive model uses no tokens. */
  record Usage(long inputTokens, long outputTokens, BigDecimal costUsd) {
    static final Usage NONE = new Usage(0, 0, BigDecimal.ZERO);
  }

  /** {@code start} and {@code end} count Unicode code points of the document's text. */
  record CitationPayload(
      int number,
      String document,
      String title,
      List<String> heading,
      int page,
      int start,
      int end,
      String quote) {

    static CitationPayload of(Citation citation) {
      return new CitationPayload(
          citation.number(),
          citation.document().value(),
          citation.title(),
          citation.headings(),
          citation.page(),
          citation.span().start(),
          citation.span().end(),
          citation.quote());
    }
  }

  static AnswerPayload of(Answer.Grounded grounded) {
    var citations = grounded.citations().stream().map(CitationPayload::of).toList();
    return of("grounded", grounded.text(), citations, grounded.circumstances());
  }

  static AnswerPayload of(Answer.NoEvidence none) {
    return of("no_evidence", null, List.of(), none.circumstances());
  }

  private static AnswerPayload of(
      String outcome,
      @Nullable String text,
      List<CitationPayload> citations,
      Answer.Circumstances circumstances) {
    return new AnswerPayload(
        circumstances.id().toString(),
        outcome,
        text,
        citations,
        circumstances.model(),
        null,
        null,
        "off",
        circumstances.encoder(),
        circumstances.corpusVersion(),
        circumstances.support(),
        circumstances.threshold(),
        circumstances.citationsRejected(),
        Usage.NONE,
        circumstances.millis());
  }
}
