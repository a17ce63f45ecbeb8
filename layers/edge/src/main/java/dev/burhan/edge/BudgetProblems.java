package dev.burhan.edge;

import dev.burhan.metering.Measure;
import dev.burhan.metering.Reserving.Crowded;
import dev.burhan.metering.Reserving.Exceeded;
import dev.burhan.tenancy.Money;
import java.util.Locale;

/** Says which limit keeps a request out. */
final class BudgetProblems {

  private BudgetProblems() {}

  static Problem of(Exceeded exceeded) {
    var limit = exceeded.limit();
    return Problem.exceeded(
        limit.slug(),
        "The limit of %s a %s leaves no room for this request: %s of %s are used or set aside."
            .formatted(
                unit(limit.measure()),
                limit.length().name().toLowerCase(Locale.ROOT),
                amount(limit.measure(), exceeded.used()),
                amount(limit.measure(), exceeded.allowed())),
        exceeded.retryAfter());
  }

  static Problem of(Crowded crowded) {
    return Problem.exceeded(
        "requests-at-a-time",
        "%d requests are under way at a time; wait for one of them.".formatted(crowded.open()),
        crowded.retryAfter());
  }

  private static String unit(Measure measure) {
    return switch (measure) {
      case REQUESTS -> "requests";
      case TOKENS -> "tokens";
      case MONEY -> "US dollars";
    };
  }

  private static String amount(Measure measure, long amount) {
    return measure == Measure.MONEY ? new Money(amount).inDollars() : Long.toString(amount);
  }
}
