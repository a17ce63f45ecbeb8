package dev.burhan.postgres;

import dev.burhan.testing.PassageFilterContract;
import dev.burhan.testing.PassageIndexContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Holds the adapter to the contract on a real server. */
final class PostgresPassageIndexIT implements PassageIndexContract, PassageFilterContract {

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

  @Override
  public PostgresPassageIndex passages() {
    return database.passages();
  }
}
