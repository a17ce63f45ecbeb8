package dev.burhan.metering;

import java.time.Duration;

/** What trying to set an amount aside comes to. */
public sealed interface Reserving {

  /**
   * It is set aside and must be settled.
   *
   * @param standing with it
   */
  record Granted(Reservation reservation, Standing standing) implements Reserving {}

  /**
   * A limit would be passed.
   *
   * @param allowed by the limit
   * @param used up, or set aside for requests under way
   * @param retryAfter by when room must have come, in whole seconds, unless others take it
   */
  record Exceeded(
      BudgetLimit limit, long allowed, long used, Duration retryAfter, Standing standing)
      implements Reserving {}

  /** Too many requests of the tenant are under way. */
  record Crowded(int open, Duration retryAfter) implements Reserving {}
}
