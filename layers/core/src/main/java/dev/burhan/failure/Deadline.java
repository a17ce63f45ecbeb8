package dev.burhan.failure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Holds the moment by which a request must be answered. It is made once at the edge and passed
 * down; every wait below takes its bound from it.
 */
public record Deadline(Clock clock, Instant at) {

  public static Deadline in(Duration time, Clock clock) {
    return new Deadline(clock, clock.instant().plus(time));
  }

  /** Time left, never negative. */
  public Duration left() {
    var left = Duration.between(clock.instant(), at);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Fails with {@link DependencyFailure.Transient} when no time is left for {@code what}. */
  public void check(String what) {
    if (left().isZero()) {
      throw new DependencyFailure.Transient("no time left for " + what, null);
    }
  }

  /** The time left, but at most {@code limit}. */
  public Duration atMost(Duration limit) {
    var left = left();
    return left.compareTo(limit) < 0 ? left : limit;
  }
}
