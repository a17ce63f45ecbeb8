package dev.burhan.function.query;

import dev.burhan.language.TokenUsage;
import dev.burhan.legal.Answer;
import dev.burhan.legal.Citation;
import dev.burhan.tenancy.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of an answer. */
record AnswerPayload(
    String answerId,
    String outcome,
    @Nullable String reason,
    @Nullable String text,
    List<CitationPayload> citations,
    String model,
    @Nullable String promptVersion,
    @Nullable String experimentArm,
    String cache,
    String encoder,
    long corpusVersion,
    String rerank,
    double support,
    double threshold,
    int citationsRejected,
    int markupRemoved,
    @Nullable Double groundedness,
    boolean lowSupport,
    Usage usage,
    Map<String, Double> ms) {

  /** What the answer cost, the calls that failed on its way included. */
  record Usage(long inputTokens, long outputTokens, BigDecimal costUsd) {

    static Usage of(TokenUsage tokens, Money cost) {
      return new Usage(
          tokens.total() - tokens.output(), tokens.output(), UsagePayload.dollars(cost));
    }
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

  static AnswerPayload of(Answer answer, Money cost) {
    return switch (answer) {
      case Answer.Grounded grounded -> of(grounded, cost);
      case Answer.Partial part -> of(part, cost);
      case Answer.NoEvidence none -> of(none, cost);
    };
  }

  private static AnswerPayload of(Answer.Grounded grounded, Money cost) {
    return of(
        "grounded",
        null,
        grounded.text(),
        payloads(grounded.citations()),
        grounded.circumstances(),
        cost);
  }

  private static AnswerPayload of(Answer.Partial part, Money cost) {
    return of("partial", null, part.text(), payloads(part.citations()), part.circumstances(), cost);
  }

  private static AnswerPayload of(Answer.NoEvidence none, Money cost) {
    return of("no_evidence", name(none.reason()), null, List.of(), none.circumstances(), cost);
  }

  private static List<CitationPayload> payloads(List<Citation> citations) {
    return citations.stream().map(CitationPayload::of).toList();
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static AnswerPayload of(
      String outcome,
      @Nullable String reason,
      @Nullable String text,
      List<CitationPayload> citations,
      Answer.Circumstances circumstances,
      Money cost) {
    return new AnswerPayload(
        circumstances.id().toString(),
        outcome,
        reason,
        text,
        citations,
        circumstances.model(),
        circumstances.promptVersion().orElse(null),
        null,
        "off",
        circumstances.encoder(),
        circumstances.corpusVersion(),
        name(circumstances.reranking()),
        circumstances.support(),
        circumstances.threshold(),
        circumstances.removed().citations(),
        circumstances.removed().markup(),
        circumstances.groundedness().isPresent()
            ? circumstances.groundedness().getAsDouble()
            : null,
        circumstances.isWeaklySupported(),
        Usage.of(circumstances.usage(), cost),
        circumstances.millis());
  }
}
