package dev.burhan.function.query;

import dev.burhan.edge.Admission;
import dev.burhan.edge.Metered;
import dev.burhan.language.ModelCall;
import dev.burhan.legal.WriteAnswer;
import dev.burhan.metering.PriceTable;
import dev.burhan.metering.UsageReport;
import dev.burhan.metering.WorstCase;
import dev.burhan.tenancy.Money;
import java.util.List;
import java.util.Optional;

/** Holds what the routes need to spend within a budget. */
record QueryMetering(Admission admission, UsageReport report, PriceTable prices, Models models) {

  /** A question and those before it, 2,000 characters each. */
  private static final int QUESTIONS_CHARACTERS_MAX = 42_000;

  /** Of a text outside ASCII. */
  private static final int CHARACTERS_PER_TOKEN = 2;

  /**
   * Names the models that a request may have to pay for.
   *
   * @param writers of which one answers and one rewrites the question, if any
   * @param embedders that are paid by the token, if any
   * @param answerMax tokens of an answer
   * @param rewriteMax tokens of a question that was rewritten
   */
  record Models(List<String> writers, List<String> embedders, int answerMax, int rewriteMax) {
    Models {
      writers = List.copyOf(writers);
      embedders = List.copyOf(embedders);
    }
  }

  /** A question is rewritten, embedded and answered. */
  Optional<Metered> query() {
    return Optional.of(
        new Metered(
            "query",
            body ->
                found(body)
                    .withCall(
                        models.writers(),
                        (long) asked(body) + WriteAnswer.READ_TOKENS_MAX,
                        models.answerMax())
                    .amounts()));
  }

  /** A question is rewritten and embedded. */
  Optional<Metered> retrieve() {
    return Optional.of(new Metered("retrieve", body -> found(body).amounts()));
  }

  private WorstCase found(int body) {
    return WorstCase.ofRequest(prices)
        .withCall(models.writers(), asked(body), models.rewriteMax())
        .withCall(models.embedders(), asked(body), 0);
  }

  private static int asked(int bodyCharacters) {
    return Math.min(bodyCharacters, QUESTIONS_CHARACTERS_MAX) / CHARACTERS_PER_TOKEN;
  }

  /** What calls cost together. */
  Money cost(List<ModelCall> calls) {
    return calls.stream()
        .map(call -> prices.cost(call.model(), call.usage()))
        .reduce(Money.ZERO, Money::plus);
  }
}
