package dev.burhan.cloud.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lets requests through as API Gateway does: it fills at the rate and holds the burst. */
final class TokenBucket {

  private final double ratePerSecond;
  private final int burst;
  private final Clock clock;
  private double tokens;
  private Instant filledAt;

  TokenBucket(double ratePerSecond, int burst, Clock clock) {
    this.ratePerSecond = ratePerSecond;
    this.burst = burst;
    this.clock = clock;
    this.tokens = burst;
    this.filledAt = clock.instant();
  }

  synchronized boolean take() {
    var now = clock.instant();
    var millis = Math.max(0, Duration.between(filledAt, now).toMillis());
    tokens = Math.min(burst, tokens + millis * ratePerSecond / 1000);
    // Only whole milliseconds have been counted, so only those have passed.
    filledAt = now.isBefore(filledAt) ? now : filledAt.plusMillis(millis);
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
