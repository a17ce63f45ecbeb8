package dev.burhan.metering;

import dev.burhan.tenancy.Limits;
import dev.burhan.tenancy.Limits.Allowance;
import dev.burhan.tenancy.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/** Names what can be limited, the shortest window first. */
public enum BudgetLimit {
  TOKENS_PER_MINUTE(Window.Length.MINUTE, Measure.TOKENS),
  REQUESTS_PER_DAY(Window.Length.DAY, Measure.REQUESTS),
  TOKENS_PER_DAY(Window.Length.DAY, Measure.TOKENS),
  MONEY_PER_DAY(Window.Length.DAY, Measure.MONEY),
  REQUESTS_PER_MONTH(Window.Length.MONTH, Measure.REQUESTS),
  TOKENS_PER_MONTH(Window.Length.MONTH, Measure.TOKENS),
  MONEY_PER_MONTH(Window.Length.MONTH, Measure.MONEY);

  private static final long WITHOUT_END = Long.MAX_VALUE;
  private static final Allowance ANY =
      new Allowance(WITHOUT_END, WITHOUT_END, new Money(WITHOUT_END));

  /** Limits nothing, for deployments without tenants to be limited. */
  public static final Limits UNLIMITED = new Limits(ANY, ANY, WITHOUT_END);

  private final Window.Length length;
  private final Measure measure;

  BudgetLimit(Window.Length length, Measure measure) {
    this.length = length;
    this.measure = measure;
  }

  public Window.Length length() {
    return length;
  }

  public Measure measure() {
    return measure;
  }

  /** What counts against it at a moment. */
  public Counter counter(Instant at) {
    return Counter.at(length, measure, at);
  }

  /** How much it allows; empty where it does not limit. */
  public OptionalLong allowed(Limits limits) {
    if (this == TOKENS_PER_MINUTE) {
      return limited(limits.tokensPerMinute());
    }
    var allowance = length == Window.Length.DAY ? limits.day() : limits.month();
    return switch (measure) {
      case REQUESTS -> limited(allowance.requests());
      case TOKENS -> limited(allowance.tokens());
      case MONEY -> limited(allowance.money().nanos());
    };
  }

  private static OptionalLong limited(long most) {
    return most == WITHOUT_END ? OptionalLong.empty() : OptionalLong.of(most);
  }

  /** Its name in problems and headers, such as {@code tokens-per-day}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
