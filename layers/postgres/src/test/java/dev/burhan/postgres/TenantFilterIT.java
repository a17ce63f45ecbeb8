package dev.burhan.postgres;

import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.DraftVectorsContract;
import dev.burhan.testing.PassageIndexContract;
import dev.burhan.testing.SubmissionOrderContract;
import dev.burhan.testing.UsageLedgerContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Holds the adapters to their contracts as the superuser, for whom row-level security does not
 * apply: the statements' own filters alone must keep tenants apart.
 */
final class TenantFilterIT
    implements DocumentStoreContract,
        SubmissionOrderContract,
        DraftVectorsContract,
        PassageIndexContract,
        UsageLedgerContract {

  private static TestDatabase database;
  private static JdbcSqlClient sql;

  @BeforeAll
  static void create() {
    database = TestDatabase.create();
    sql = new JdbcSqlClient(TestDatabase.owner(database.url()));
  }

  @AfterAll
  static void close() {
    sql.close();
    database.close();
  }

  @Override
  public PostgresDocumentStore documents() {
    return new PostgresDocumentStore(sql);
  }

  @Override
  public PostgresDocumentCatalogue catalogue() {
    return new PostgresDocumentCatalogue(sql);
  }

  @Override
  public PostgresDraftVectors drafts() {
    return new PostgresDraftVectors(sql);
  }

  @Override
  public PostgresPassageIndex passages() {
    return new PostgresPassageIndex(sql);
  }

  @Override
  public PostgresUsageLedger ledger() {
    return new PostgresUsageLedger(sql);
  }
}
