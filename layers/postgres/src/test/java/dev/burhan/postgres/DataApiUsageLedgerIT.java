package dev.burhan.postgres;

import dev.burhan.testing.UsageLedgerContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Holds the adapter to the contract over the Data API. */
final class DataApiUsageLedgerIT implements UsageLedgerContract {

  private static TestDatabase database;

  @BeforeAll
  static void create() {
    database = TestDatabase.overDataApi();
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
