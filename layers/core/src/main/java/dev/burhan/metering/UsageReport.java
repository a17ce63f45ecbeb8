package dev.burhan.metering;

import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.Limits;
import dev.burhan.tenancy.Money;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Tells a tenant what it has used, what is left, and what it was used for. */
public final class UsageReport {

  private final BudgetStore budgets;
  private final UsageLedger ledger;
  private final Clock clock;

  public UsageReport(BudgetStore budgets, UsageLedger ledger, Clock clock) {
    this.budgets = budgets;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Says how one limit stands.
   *
   * @param allowed empty where nothing is limited
   * @param used up, or set aside for requests under way
   * @param left never negative
   * @param resetsAt when the window ends
   */
  public record LimitUse(
      BudgetLimit limit, OptionalLong allowed, long used, OptionalLong left, Instant resetsAt) {}

  /** How each limit stands now, the shortest window first. */
  public List<LimitUse> limits(TenantId tenant, Limits limits) {
    return limits(budgets.standing(tenant), limits, clock.instant());
  }

  /** How each limit stands by what a reservation brought back. */
  public static List<LimitUse> limits(Standing standing, Limits limits, Instant now) {
    return Stream.of(BudgetLimit.values())
        .map(
            limit -> {
              var counter = limit.counter(now);
              long used = standing.used(counter);
              var allowed = limit.allowed(limits);
              var left =
                  allowed.isPresent()
                      ? OptionalLong.of(Math.max(0, allowed.getAsLong() - used))
                      : allowed;
              return new LimitUse(limit, allowed, used, left, counter.window().end());
            })
        .toList();
  }

  /** What was used, by day, use case and model. */
  public List<UsageLine> lines(TenantId tenant, Period period, Deadline deadline) {
    return ledger.lines(tenant, period, deadline);
  }

  /** The days of the month until today. */
  public Period thisMonth() {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return new Period(today.withDayOfMonth(1), today);
  }

  /**
   * Says by how much the counters of a day are ahead of the ledger: below zero, a budget was not
   * settled that should have been; above, a call was not written down.
   */
  public record Drift(long tokens, Money cost) {

    public boolean isNone() {
      return tokens == 0 && cost.nanos() == 0;
    }
  }

  /** Compares the counters of a day, today or yesterday, with the ledger. */
  public Drift drift(TenantId tenant, LocalDate day, Deadline deadline) {
    var at = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    var standing = budgets.standing(tenant);
    var lines = ledger.lines(tenant, Period.of(day), deadline);
    long tokens = lines.stream().mapToLong(line -> line.tokens().total()).sum();
    long cost = lines.stream().mapToLong(line -> line.cost().nanos()).sum();
    return new Drift(
        standing.settled(BudgetLimit.TOKENS_PER_DAY.counter(at)) - tokens,
        new Money(standing.settled(BudgetLimit.MONEY_PER_DAY.counter(at)) - cost));
  }
}
