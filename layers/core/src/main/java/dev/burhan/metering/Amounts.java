package dev.burhan.metering;

import dev.burhan.tenancy.Money;

/** Holds how much of each measure is spent, or set aside to be spent; never less than nothing. */
public record Amounts(long requests, long tokens, Money money) {

  public static final Amounts NONE = new Amounts(0, 0, Money.ZERO);

  public Amounts {
    if (requests < 0 || tokens < 0 || money.nanos() < 0) {
      throw new IllegalArgumentException(
          "amounts must not be negative, got %d requests, %d tokens, %d nanodollars"
              .formatted(requests, tokens, money.nanos()));
    }
  }

  public Amounts plus(Amounts other) {
    return new Amounts(
        Math.addExact(requests, other.requests),
        Math.addExact(tokens, other.tokens),
        money.plus(other.money));
  }

  /** What there is of one measure; money in billionths of a dollar. */
  public long of(Measure measure) {
    return switch (measure) {
      case REQUESTS -> requests;
      case TOKENS -> tokens;
      case MONEY -> money.nanos();
    };
  }
}
