package dev.burhan.metering;

import java.time.Duration;
import java.time.Instant;

/**
 * Asks for an amount to be set aside.
 *
 * @param worst what the request may cost at most
 * @param time after which it must have been settled
 */
public record Claim(ReservationId id, Amounts worst, Duration time) {

  /** Shorter ones would let expired ones pile up faster than they are forgotten. */
  public static final Duration TIME_MIN = Duration.ofMinutes(1);

  /** Longer than anything runs. */
  public static final Duration TIME_MAX = Duration.ofMinutes(30);

  public Claim {
    if (time.compareTo(TIME_MIN) < 0 || time.compareTo(TIME_MAX) > 0) {
      throw new IllegalArgumentException("a claim lasts 1 to 30 minutes, got " + time);
    }
  }

  /** The reservation that it becomes where it is granted. */
  public Reservation at(Instant now) {
    return new Reservation(id, now, now.plus(time), worst);
  }
}
