package dev.burhan.language;

import dev.burhan.failure.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Runs ahead of another clock by the time that is kept for those who come after, until that is
 * given up. A deadline on it comes early and moves back to its place then. Thread-safe.
 */
final class ShareOfTime extends Clock {

  private final Clock clock;
  private volatile Duration kept;

  private ShareOfTime(Clock clock, Duration kept) {
    this.clock = clock;
    this.kept = kept;
  }

  /** Keeps all but one share of the time left, of as many equal ones as there are takers. */
  static ShareOfTime of(Deadline deadline, int takers) {
    var left = deadline.left();
    return new ShareOfTime(deadline.clock(), left.minus(left.dividedBy(takers)));
  }

  /** The deadline as it looks by this clock. */
  Deadline deadline(Deadline whole) {
    return new Deadline(this, whole.at());
  }

  /** Gives the time that was kept to whoever has the deadline. */
  void giveAll() {
    kept = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return clock.instant().plus(kept);
  }

  @Override
  public ZoneId getZone() {
    return clock.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new ShareOfTime(clock.withZone(zone), kept);
  }
}
