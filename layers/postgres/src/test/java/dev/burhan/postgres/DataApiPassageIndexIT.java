package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.PassageIndexContract;
import dev.burhan.testing.TestDocuments;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the adapter to the contract over the Data API. */
final class DataApiPassageIndexIT implements PassageIndexContract {

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
  public PostgresPassageIndex passages() {
    return database.passages();
  }

  @Test
  void a_search_is_one_request() {
    var tenant = DocumentStoreContract.newTenant();
    TestDocuments.store(documents(), tenant, TestDocuments.plain("a", "rent"));
    int before = database.api().requests();

    var found =
        passages()
            .search(
                tenant, new Search("rent", Optional.empty(), 10), DocumentStoreContract.deadline());

    assertThat(found.found()).hasSize(1);
    assertThat(database.api().requests() - before).isEqualTo(1);
  }
}
