package dev.burhan.tenancy;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Holds an amount of US dollars in nanodollars, 1e-9 of one: a price of 0.035 dollars a million
 * tokens is a whole number of them for each token.
 */
public record Money(long nanos) implements Comparable<Money> {

  public static final Money ZERO = new Money(0);

  private static final int DIGITS = 9;

  /** Reads dollars, such as {@code "0.035"}; what is finer than a nanodollar is rounded up. */
  public static Money dollars(String amount) {
    return new Money(
        new BigDecimal(amount)
            .movePointRight(DIGITS)
            .setScale(0, RoundingMode.CEILING)
            .longValueExact());
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(nanos, other.nanos));
  }

  /** Dollars with as many digits as are needed, never in powers of ten. */
  public String inDollars() {
    var dollars = BigDecimal.valueOf(nanos, DIGITS).stripTrailingZeros();
    return dollars.toPlainString();
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(nanos, other.nanos);
  }
}
