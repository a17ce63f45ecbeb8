package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.language.Language;
import dev.burhan.language.Vector;
import dev.burhan.legal.PassageIndex.QuestionVector;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.TestDocuments;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Saves a document in the middle of a search. */
final class SearchSnapshotIT {

  private static final TenantId ACME = new TenantId("acme");
  private static final int LOOKS_MAX = 1200;

  @Test
  void a_search_sees_one_state_of_the_corpus() throws Exception {
    try (var database = TestDatabase.create();
        var writer = database.superuserConnection();
        var threads = Executors.newSingleThreadExecutor()) {
      save(database, "a", Language.ENGLISH);
      var search = new Search("rent", vector(), 10);
      var before = search(database, search);
      save(database, "b", Language.ARABIC);
      writer.setAutoCommit(false);
      execute(writer, "lock table embedding in access exclusive mode");

      var during = threads.submit(() -> search(database, search));
      awaitBlocked(writer);
      execute(writer, "select set_config('burhan.tenant_id', 'acme', true)");
      execute(writer, "select delete_document('acme', 'b')");
      writer.commit();

      var expected = during.get();
      assertThat(expected.corpusVersion()).isEqualTo(before.corpusVersion() + 1);
      assertThat(expected.statistics()).containsOnlyKeys(Language.ENGLISH, Language.ARABIC);
      assertThat(expected.found()).hasSize(2);
    }
  }

  private static void awaitBlocked(Connection connection) throws Exception {
    for (int i = 0; i < LOOKS_MAX; i++) {
      if (!TestDatabase.rows(
              connection,
              "select 1 from pg_locks where not granted and relation = 'embedding'::regclass")
          .isEmpty()) {
        return;
      }
      Thread.sleep(25);
    }
    throw new AssertionError("the search never reached the table");
  }

  private static dev.burhan.legal.PassageIndex.Candidates search(
      TestDatabase database, Search search) {
    return database.passages().search(ACME, search, DocumentStoreContract.deadline());
  }

  private static Optional<QuestionVector> vector() {
    var embedder = new HashingEmbedder();
    var values = embedder.embedQuestion("rent", DocumentStoreContract.deadline());
    return Optional.of(new QuestionVector(embedder.encoder().name(), new Vector(values)));
  }

  private static void save(TestDatabase database, String id, Language language) {
    var document = TestDocuments.of(id, language, true, List.of("rent rent"));
    TestDocuments.store(database.documents(), ACME, document);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
