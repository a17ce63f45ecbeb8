package dev.burhan.postgres;

import dev.burhan.failure.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still for a number of looks and then is past any deadline, so that no test waits. */
final class CountedClock extends Clock {

  private int looks;

  CountedClock(int looks) {
    this.looks = looks;
  }

  Deadline deadline() {
    return new Deadline(this, Instant.EPOCH.plusSeconds(60));
  }

  boolean isUsedUp() {
    return looks <= 0;
  }

  @Override
  public Instant instant() {
    return looks-- > 0 ? Instant.EPOCH : Instant.EPOCH.plus(Duration.ofDays(1));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
