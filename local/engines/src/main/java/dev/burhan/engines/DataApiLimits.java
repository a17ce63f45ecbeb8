package dev.burhan.engines;

import java.time.Duration;

/**
 * Says what the Data API allows.
 *
 * @param statement how long one statement may run
 * @param transactionIdle how long a transaction may wait for its next statement
 */
public record DataApiLimits(
    int requestBytes, int responseBytes, Duration statement, Duration transactionIdle) {

  /** What AWS documents. */
  public static final DataApiLimits DEFAULT =
      new DataApiLimits(4 << 20, 1 << 20, Duration.ofSeconds(45), Duration.ofMinutes(3));
}
