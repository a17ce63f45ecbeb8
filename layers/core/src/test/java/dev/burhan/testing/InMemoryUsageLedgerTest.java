package dev.burhan.testing;

import dev.burhan.metering.UsageLedger;

/** Holds the fake to the contract. */
final class InMemoryUsageLedgerTest implements UsageLedgerContract {

  private final InMemoryUsageLedger ledger = new InMemoryUsageLedger();

  @Override
  public UsageLedger ledger() {
    return ledger;
  }
}
