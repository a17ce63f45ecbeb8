package dev.burhan.postgres;

import dev.burhan.testing.DocumentStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Holds the adapter to the contract on a real server. */
final class PostgresDocumentStoreIT implements DocumentStoreContract {

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
  public PostgresDocumentStore documents() {
    return database.documents();
  }
}
