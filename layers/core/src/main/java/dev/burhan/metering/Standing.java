package dev.burhan.metering;

import dev.burhan.metering.Reserving.Crowded;
import dev.burhan.metering.Reserving.Exceeded;
import dev.burhan.tenancy.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says how a tenant's budget stands.
 *
 * @param counters what is used up and set aside, together
 * @param open reservations that were not settled, whether expired or not
 * @param lapsed reservations that were given up, with the moment of that
 */
public record Standing(
    Map<Counter, Long> counters, List<Reservation> open, Map<ReservationId, Instant> lapsed) {

  /** Counters, and lapsed reservations, that one write removes at most. */
  private static final int TIDY_MAX = 50;

  public static final Standing EMPTY = new Standing(Map.of(), List.of(), Map.of());

  public Standing {
    counters = Map.copyOf(counters);
    open = List.copyOf(open);
    lapsed = Map.copyOf(lapsed);
  }

  /** What is used up and set aside. */
  public long used(Counter counter) {
    return counters.getOrDefault(counter, 0L);
  }

  /** How it stands with what was spent in the place of a reservation that is counted. */
  public Standing with(Reservation settled, Amounts spent) {
    var changed = new HashMap<>(counters);
    var reserved = settled.charges();
    settled
        .charges(spent)
        .forEach(
            (counter, charge) ->
                changed.merge(
                    counter,
                    charge,
                    (used, more) -> used - reserved.getOrDefault(counter, 0L) + more));
    var others = open.stream().filter(reservation -> !reservation.equals(settled)).toList();
    return new Standing(changed, others, lapsed);
  }

  /** What is used up: settled, and so in the ledger. */
  public long settled(Counter counter) {
    long reserved = open.stream().mapToLong(reservation -> charge(reservation, counter)).sum();
    return used(counter) - reserved;
  }

  public Optional<Reservation> open(ReservationId id) {
    return open.stream().filter(reservation -> reservation.id().equals(id)).findFirst();
  }

  /**
   * Says why a reservation that is not there yet cannot be made; empty when it can. Of several
   * limits, the one that leaves no room for longest is named.
   */
  public Optional<Reserving> refusal(Reservation wanted, Limits limits) {
    var exceeded =
        Stream.of(BudgetLimit.values())
            .flatMap(limit -> exceeded(limit, wanted, limits).stream())
            .max(Comparator.comparing(Exceeded::retryAfter));
    if (exceeded.isPresent()) {
      return exceeded.map(refusal -> refusal);
    }
    return open.size() < BudgetStore.OPEN_MAX
        ? Optional.empty()
        : Optional.of(new Crowded(open.size(), untilOneExpires(wanted.at())));
  }

  private Optional<Exceeded> exceeded(BudgetLimit limit, Reservation wanted, Limits limits) {
    var allowed = limit.allowed(limits);
    if (allowed.isEmpty()) {
      return Optional.empty();
    }
    var counter = limit.counter(wanted.at());
    long room = allowed.getAsLong() - wanted.amounts().of(limit.measure());
    long used = used(counter);
    if (used <= room) {
      return Optional.empty();
    }
    var retryAfter = wait(wanted.at(), freeAt(counter, room));
    return Optional.of(new Exceeded(limit, allowed.getAsLong(), used, retryAfter, this));
  }

  /** When no more than {@code most} counts, at the latest: reservations end, and so do windows. */
  private Instant freeAt(Counter counter, long most) {
    long used = used(counter);
    for (var reservation : byExpiry()) {
      used -= charge(reservation, counter);
      var free = reservation.expiresAt().plus(BudgetStore.SKEW_MAX);
      if (used <= most && free.isBefore(counter.window().end())) {
        return free;
      }
    }
    return counter.window().end();
  }

  /** How long until one reservation less is open. */
  private Duration untilOneExpires(Instant now) {
    return byExpiry().stream()
        .findFirst()
        .map(first -> wait(now, first.expiresAt().plus(BudgetStore.SKEW_MAX)))
        .orElse(Duration.ofSeconds(1));
  }

  private List<Reservation> byExpiry() {
    return open.stream().sorted(Comparator.comparing(Reservation::expiresAt)).toList();
  }

  private static long charge(Reservation reservation, Counter counter) {
    return reservation.charges().getOrDefault(counter, 0L);
  }

  /** In whole seconds, at least one. */
  private static Duration wait(Instant now, Instant until) {
    long millis = Math.max(1, Duration.between(now, until).toMillis());
    return Duration.ofSeconds(Math.ceilDiv(millis, 1_000));
  }

  /** What is to be tidied up. */
  public Leftovers leftovers(Instant now) {
    return new Leftovers(
        open.stream().filter(reservation -> reservation.isExpired(now)).toList(),
        counters.keySet().stream()
            .filter(counter -> counter.window().isStale(now))
            .limit(TIDY_MAX)
            .toList(),
        lapsed.entrySet().stream()
            .filter(entry -> now.isAfter(entry.getValue().plus(BudgetStore.LATE_MAX)))
            .map(Map.Entry::getKey)
            .limit(TIDY_MAX)
            .toList());
  }

  /**
   * Is what nobody needs any more.
   *
   * @param expired reservations to be given up
   * @param stale counters of windows long gone
   * @param forgotten reservations that were given up long ago
   */
  public record Leftovers(
      List<Reservation> expired, List<Counter> stale, List<ReservationId> forgotten) {

    public static final Leftovers NONE = new Leftovers(List.of(), List.of(), List.of());

    public Leftovers {
      expired = List.copyOf(expired);
      stale = List.copyOf(stale);
      forgotten = List.copyOf(forgotten);
    }

    /** All but a reservation that is being settled. */
    public Leftovers without(Reservation settled) {
      var others = expired.stream().filter(reservation -> !reservation.equals(settled)).toList();
      return new Leftovers(others, stale, forgotten);
    }
  }
}
