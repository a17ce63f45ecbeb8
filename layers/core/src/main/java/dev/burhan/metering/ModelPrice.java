package dev.burhan.metering;

import dev.burhan.language.TokenUsage;
import dev.burhan.tenancy.Money;
import java.util.OptionalLong;

/**
 * Says what a million tokens of each class cost at one model, and how many it takes a minute.
 *
 * @param tokensPerMinute empty where the model is not shared out
 */
public record ModelPrice(
    Money input, Money output, Money cacheRead, Money cacheWrite, OptionalLong tokensPerMinute) {

  public static final ModelPrice FREE =
      new ModelPrice(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, OptionalLong.empty());

  private static final long TOKENS = 1_000_000;

  public ModelPrice {
    if (Math.min(
            Math.min(input.nanos(), output.nanos()),
            Math.min(cacheRead.nanos(), cacheWrite.nanos()))
        < 0) {
      throw new IllegalArgumentException("a price must not be negative");
    }
    if (tokensPerMinute.isPresent() && tokensPerMinute.getAsLong() < 1) {
      throw new IllegalArgumentException("a quota must be at least 1 token a minute");
    }
  }

  /** What one call costs, rounded up to a whole nanodollar. */
  public Money cost(TokenUsage usage) {
    long sum = Math.multiplyExact(input.nanos(), (long) usage.input());
    sum = Math.addExact(sum, Math.multiplyExact(output.nanos(), (long) usage.output()));
    sum = Math.addExact(sum, Math.multiplyExact(cacheRead.nanos(), (long) usage.cacheRead()));
    sum = Math.addExact(sum, Math.multiplyExact(cacheWrite.nanos(), (long) usage.cacheWrite()));
    return new Money(Math.ceilDiv(sum, TOKENS));
  }

  /** What so many tokens cost at most, whatever class they turn out to be of. */
  public Money worst(long read, long written) {
    long dearest = Math.max(input.nanos(), Math.max(cacheRead.nanos(), cacheWrite.nanos()));
    long sum =
        Math.addExact(
            Math.multiplyExact(dearest, read), Math.multiplyExact(output.nanos(), written));
    return new Money(Math.ceilDiv(sum, TOKENS));
  }
}
