package dev.burhan.postgres;

import dev.burhan.testing.ChunkExtractContract;
import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.DraftVectorsContract;
import dev.burhan.testing.SubmissionOrderContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Holds the adapter to the contract on a real server. */
final class PostgresDocumentStoreIT
    implements DocumentStoreContract,
        SubmissionOrderContract,
        DraftVectorsContract,
        ChunkExtractContract {

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
  public PostgresDocumentCatalogue catalogue() {
    return database.catalogue();
  }

  @Override
  public PostgresDraftVectors drafts() {
    return database.drafts();
  }
}
