package dev.burhan.function.query;

import dev.burhan.metering.Measure;
import dev.burhan.metering.Period;
import dev.burhan.metering.UsageLine;
import dev.burhan.metering.UsageReport.LimitUse;
import dev.burhan.tenancy.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The body of a usage report. */
record UsagePayload(List<Limit> limits, String from, String to, List<Line> usage) {

  /** How one limit stands; without one, {@code allowed} and {@code left} are null. */
  record Limit(
      String limit,
      String unit,
      @Nullable BigDecimal allowed,
      BigDecimal used,
      @Nullable BigDecimal left,
      String resetsAt) {

    static Limit of(LimitUse use) {
      var measure = use.limit().measure();
      return new Limit(
          use.limit().slug(),
          unit(measure),
          amount(measure, use.allowed()),
          amount(measure, use.used()),
          amount(measure, use.left()),
          use.resetsAt().toString());
    }

    private static String unit(Measure measure) {
      return switch (measure) {
        case REQUESTS -> "requests";
        case TOKENS -> "tokens";
        case MONEY -> "usd";
      };
    }

    private static @Nullable BigDecimal amount(Measure measure, OptionalLong amount) {
      return amount.isPresent() ? amount(measure, amount.getAsLong()) : null;
    }

    private static BigDecimal amount(Measure measure, long amount) {
      return measure == Measure.MONEY ? dollars(new Money(amount)) : BigDecimal.valueOf(amount);
    }
  }

  /** What one model was used for on one day. */
  record Line(
      String day,
      String useCase,
      String model,
      long requests,
      long calls,
      long inputTokens,
      long outputTokens,
      long cacheReadTokens,
      long cacheWriteTokens,
      BigDecimal costUsd) {

    static Line of(UsageLine line) {
      return new Line(
          line.day().toString(),
          line.useCase(),
          line.model(),
          line.requests(),
          line.calls(),
          line.tokens().input(),
          line.tokens().output(),
          line.tokens().cacheRead(),
          line.tokens().cacheWrite(),
          dollars(line.cost()));
    }
  }

  static UsagePayload of(List<LimitUse> limits, Period period, List<UsageLine> lines) {
    return new UsagePayload(
        limits.stream().map(Limit::of).toList(),
        period.from().toString(),
        period.to().toString(),
        lines.stream().map(Line::of).toList());
  }

  static BigDecimal dollars(Money money) {
    return new BigDecimal(money.inDollars());
  }
}
