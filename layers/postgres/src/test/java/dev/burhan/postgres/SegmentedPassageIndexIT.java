package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.legal.PassageIndex;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.PassageFilterContract;
import dev.burhan.testing.PassageIndexContract;
import dev.burhan.testing.TestDocuments;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the adapter to the same contract where nearly all is in segments and graphs. */
final class SegmentedPassageIndexIT implements PassageIndexContract, PassageFilterContract {

  private static TestDatabase database;

  @BeforeAll
  static void create() {
    database = TestDatabase.withSegmentsOf(2);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  /** Of equal vectors a graph yields any. */
  @Test
  @Override
  public void equal_scores_are_cut_in_the_order_the_passages_were_saved() {
    var tenant = DocumentStoreContract.newTenant();
    TestDocuments.store(documents(), tenant, TestDocuments.embedded("b", "x y", "x y", "x y"));
    TestDocuments.store(documents(), tenant, TestDocuments.embedded("a", "x y", "x y"));

    var search = new Search("x", Optional.empty(), 2);
    var found = passages().search(tenant, search, DocumentStoreContract.deadline());

    assertThat(found.found()).extracting(c -> c.passage().document().value()).containsOnly("b");
  }

  @Override
  public PostgresDocumentStore documents() {
    return database.documents();
  }

  @Override
  public PassageIndex passages() {
    return (tenant, search, deadline) -> {
      while (database.upkeep().step(tenant, deadline)) {
        // Until nothing is due.
      }
      return database.passages().search(tenant, search, deadline);
    };
  }
}
