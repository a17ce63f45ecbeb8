package dev.burhan.postgres;

import dev.burhan.testing.UsageLedgerContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Holds the adapter to the contract on a real server. */
final class PostgresUsageLedgerIT implements UsageLedgerContract {

  private static TestDatabase database;

  @BeforeAll
  static void create() {
    database = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  public PostgresUsageLedger ledger() {
    return new PostgresUsageLedger(database.sql());
  }
}
