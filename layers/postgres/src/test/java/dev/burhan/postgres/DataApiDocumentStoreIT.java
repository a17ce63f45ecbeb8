package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.DraftVectorsContract;
import dev.burhan.testing.SubmissionOrderContract;
import dev.burhan.testing.TestDocuments;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the adapter to the contract over the Data API. */
final class DataApiDocumentStoreIT
    implements DocumentStoreContract, SubmissionOrderContract, DraftVectorsContract {

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

  /** Its text alone is over the 4 MiB of a request. */
  @Test
  void a_document_longer_than_a_request_is_stored_whole() {
    var tenant = DocumentStoreContract.newTenant();
    var line = "تستحق الأجرة في أول كل شهر. ".repeat(100);
    var document =
        TestDocuments.plain("long", Collections.nCopies(1000, line).toArray(String[]::new));
    var text = document.document().text();
    assertThat(text.getBytes(StandardCharsets.UTF_8).length).isGreaterThan(4 * 1024 * 1024);

    TestDocuments.store(documents(), tenant, document);

    assertThat(
            database.rows(
                "select text = ?, (select count(*) from chunk c where c.tenant_id = d.tenant_id)"
                    + " from document d where tenant_id = ?",
                text,
                tenant.value()))
        .containsExactly("t|1000");
  }
}
