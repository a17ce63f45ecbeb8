package dev.burhan.testing;

import dev.burhan.metering.BudgetStore;
import java.time.Clock;

/** Holds the fake to the contract. */
final class InMemoryBudgetStoreTest implements BudgetStoreContract, BudgetHistoryContract {

  private final InMemoryBudgetStore budgets = new InMemoryBudgetStore(SettableClock.atNoon());

  @Override
  public BudgetStore budgets(Clock clock) {
    return budgets.at(clock);
  }
}
