package dev.burhan.testing;

import dev.burhan.metering.Amounts;
import dev.burhan.metering.BudgetStore;
import dev.burhan.metering.Claim;
import dev.burhan.metering.Counter;
import dev.burhan.metering.Reservation;
import dev.burhan.metering.ReservationId;
import dev.burhan.metering.Reserving;
import dev.burhan.metering.Reserving.Granted;
import dev.burhan.metering.Standing;
import dev.burhan.tenancy.Limits;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what tenants use in memory, under one lock. */
public final class InMemoryBudgetStore implements BudgetStore {

  private final Clock clock;
  private final Map<TenantId, Account> accounts;

  private static final class Account {
    final Map<Counter, Long> counters = new HashMap<>();
    final Map<ReservationId, Reservation> open = new HashMap<>();
    final Map<ReservationId, Instant> lapsed = new HashMap<>();

    Standing standing() {
      return new Standing(counters, List.copyOf(open.values()), lapsed);
    }

    /** A counter that is gone is taken for what is to be taken out of it. */
    void replace(Map<Counter, Long> out, Map<Counter, Long> in) {
      in.forEach(
          (counter, charge) ->
              counters.merge(
                  counter, charge, (used, more) -> used - out.getOrDefault(counter, 0L) + more));
    }

    void add(Map<Counter, Long> charges) {
      charges.forEach((counter, charge) -> counters.merge(counter, charge, Long::sum));
    }

    void tidy(Standing.Leftovers leftovers, Instant now) {
      for (var expired : leftovers.expired()) {
        open.remove(expired.id());
        replace(expired.charges(), expired.charges(Amounts.NONE));
        lapsed.put(expired.id(), now);
      }
      leftovers.stale().forEach(counters::remove);
      leftovers.forgotten().forEach(lapsed::remove);
    }
  }

  public InMemoryBudgetStore(Clock clock) {
    this(clock, new HashMap<>());
  }

  private InMemoryBudgetStore(Clock clock, Map<TenantId, Account> accounts) {
    this.clock = clock;
    this.accounts = accounts;
  }

  /** The same budgets, seen from an instance with another clock; not at the same time. */
  public InMemoryBudgetStore at(Clock other) {
    return new InMemoryBudgetStore(other, accounts);
  }

  @Override
  public synchronized Reserving reserve(TenantId tenant, Claim claim, Limits limits) {
    var account = account(tenant);
    var existing = account.standing().open(claim.id());
    if (existing.isPresent()) {
      return new Granted(existing.get(), account.standing());
    }
    var wanted = claim.at(clock.instant());
    if (account.standing().refusal(wanted, limits).isPresent()) {
      account.tidy(account.standing().leftovers(clock.instant()), clock.instant());
    }
    return account.standing().refusal(wanted, limits).orElseGet(() -> granted(account, wanted));
  }

  private static Reserving granted(Account account, Reservation reservation) {
    account.open.put(reservation.id(), reservation);
    account.add(reservation.charges());
    return new Granted(reservation, account.standing());
  }

  @Override
  public synchronized void settle(TenantId tenant, Granted granted, Amounts spent) {
    var account = account(tenant);
    var reservation = granted.reservation();
    if (account.open.remove(reservation.id(), reservation)) {
      account.replace(reservation.charges(), reservation.charges(spent));
    } else if (account.lapsed.remove(reservation.id()) != null) {
      account.add(reservation.charges(spent));
    }
    account.tidy(account.standing().leftovers(clock.instant()), clock.instant());
  }

  @Override
  public synchronized Standing standing(TenantId tenant) {
    return account(tenant).standing();
  }

  private Account account(TenantId tenant) {
    return accounts.computeIfAbsent(tenant, id -> new Account());
  }
}
