package dev.burhan.metering;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Is what has been set aside for one request, until it is settled or expires.
 *
 * @param at when it was made, which says in which windows it counts; in whole milliseconds
 * @param expiresAt when it is given up, in whole milliseconds
 */
public record Reservation(ReservationId id, Instant at, Instant expiresAt, Amounts amounts) {

  public Reservation {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
    if (!expiresAt.isAfter(at)) {
      throw new IllegalArgumentException("a reservation must last, got " + at + " to " + expiresAt);
    }
  }

  /** Whether it is over by any clock that is not further off than is tolerated. */
  public boolean isExpired(Instant now) {
    return now.isAfter(expiresAt.plus(BudgetStore.SKEW_MAX));
  }

  /** What it sets aside in each counter. */
  public Map<Counter, Long> charges() {
    return charges(amounts);
  }

  /** What {@code spent} is in each counter that the reservation counts in. */
  public Map<Counter, Long> charges(Amounts spent) {
    var charges = new HashMap<Counter, Long>();
    Counter.allAt(at).forEach(counter -> charges.put(counter, spent.of(counter.measure())));
    return charges;
  }
}
