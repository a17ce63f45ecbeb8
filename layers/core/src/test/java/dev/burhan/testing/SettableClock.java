package dev.burhan.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until a test moves it; thread-safe. */
public final class SettableClock extends Clock {

  private Instant now;

  public SettableClock(Instant start) {
    now = start;
  }

  /** Starts at a whole second, so that what is stored in seconds compares equal. */
  public static SettableClock atNoon() {
    return new SettableClock(Instant.parse("2026-01-02T12:00:00Z"));
  }

  public synchronized void set(Instant instant) {
    now = instant;
  }

  public synchronized void advance(Duration time) {
    now = now.plus(time);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    if (zone.equals(ZoneOffset.UTC)) {
      return this;
    }
    throw new UnsupportedOperationException("this clock knows UTC only, got " + zone);
  }
}
