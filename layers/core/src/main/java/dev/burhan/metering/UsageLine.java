package dev.burhan.metering;

import dev.burhan.tenancy.Money;
import java.time.LocalDate;

/**
 * Sums up the calls to one model for one use case on one day (UTC).
 *
 * @param requests that made them
 */
public record UsageLine(
    LocalDate day,
    String useCase,
    String model,
    long requests,
    long calls,
    Tokens tokens,
    Money cost) {

  /** Counts tokens of many calls in the four classes that are priced apart. */
  public record Tokens(long input, long output, long cacheRead, long cacheWrite) {

    public long total() {
      return input + output + cacheRead + cacheWrite;
    }
  }
}
