package dev.burhan.metering;

import dev.burhan.failure.Deadline;
import dev.burhan.language.ModelCall;
import dev.burhan.metering.Reserving.Granted;
import dev.burhan.tenancy.Limits;
import dev.burhan.tenancy.Money;
import dev.burhan.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;

/** Lets a request in if its tenant's budget has room for it, and writes down what it did cost. */
public final class MeterRequest {

  private final BudgetStore budgets;
  private final UsageLedger ledger;
  private final PriceTable prices;

  public MeterRequest(BudgetStore budgets, UsageLedger ledger, PriceTable prices) {
    this.budgets = budgets;
    this.ledger = ledger;
    this.prices = prices;
  }

  /** Sets the worst case aside. */
  public Reserving admit(TenantId tenant, Claim claim, Limits limits) {
    return budgets.reserve(tenant, claim, limits);
  }

  /**
   * Counts what was spent, however the request ended, and writes its calls down, the one even where
   * the other fails.
   *
   * @throws dev.burhan.failure.DependencyFailure when one of both failed
   */
  public Amounts settle(TenantId tenant, Granted granted, Spending spending, Deadline deadline) {
    var entries = entries(granted.reservation(), spending);
    var spent = spent(spending, entries);
    try {
      budgets.settle(tenant, granted, spent);
      return spent;
    } finally {
      if (!entries.isEmpty()) {
        ledger.record(tenant, entries, deadline);
      }
    }
  }

  /**
   * Says what a request did.
   *
   * @param requests as which it counts: none where it was turned away as malformed
   */
  public record Spending(String useCase, int requests, List<ModelCall> calls) {
    public Spending {
      calls = List.copyOf(calls);
    }
  }

  private List<LedgerEntry> entries(Reservation reservation, Spending spending) {
    var entries = new ArrayList<LedgerEntry>();
    for (var call : spending.calls()) {
      entries.add(
          new LedgerEntry(
              reservation.id(),
              entries.size(),
              // As the budget has it, so that the two agree on the day.
              reservation.at(),
              spending.useCase(),
              call,
              prices.cost(call.model(), call.usage()),
              prices.version()));
    }
    return entries;
  }

  private static Amounts spent(Spending spending, List<LedgerEntry> entries) {
    long tokens = entries.stream().mapToLong(entry -> entry.call().usage().total()).sum();
    var cost = entries.stream().map(LedgerEntry::cost).reduce(Money.ZERO, Money::plus);
    return new Amounts(spending.requests(), tokens, cost);
  }
}
