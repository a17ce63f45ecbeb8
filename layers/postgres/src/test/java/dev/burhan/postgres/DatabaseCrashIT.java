package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.engines.PostgresServer;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.legal.DocumentId;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.TestDocuments;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Kills a server under the adapters. */
final class DatabaseCrashIT {

  private static final TenantId ACME = new TenantId("acme");
  private static final int ATTEMPTS_MAX = 20;

  @Test
  void fails_transiently_while_the_database_is_down_and_goes_on_by_itself() {
    try (var server = PostgresServer.ephemeral()) {
      var url = server.createDatabase("burhan");
      var owner = new DatabaseSettings(url, server.user(), server.password(), 1);
      var application = new DatabaseSettings(url, "app", "secret", 2);
      new Migrations(owner, application, HashingEmbedder.DIMENSIONS).run();
      try (var sql = new JdbcSqlClient(application)) {
        var documents = new PostgresDocumentStore(sql);
        documents.save(ACME, TestDocuments.plain("a", "rent"), DocumentStoreContract.deadline());

        server.kill();

        assertTransient(() -> find(documents));
        assertTransient(() -> search(sql));
        server.startAgain();
        assertThat(persist(() -> search(sql))).isEqualTo(1);
        assertThat(persist(() -> find(documents))).isEqualTo(1);
      }
    }
  }

  private static int find(PostgresDocumentStore documents) {
    var found = documents.find(ACME, new DocumentId("a"), DocumentStoreContract.deadline());
    return found.isPresent() ? 1 : 0;
  }

  private static int search(JdbcSqlClient sql) {
    var search = new Search("rent", Optional.empty(), 10);
    return new PostgresPassageIndex(sql)
        .search(ACME, search, DocumentStoreContract.deadline())
        .found()
        .size();
  }

  private static void assertTransient(java.util.function.IntSupplier call) {
    assertThatThrownBy(call::getAsInt).isInstanceOf(DependencyFailure.Transient.class);
  }

  /** Tries as a caller would that is told that trying again helps. */
  private static int persist(java.util.function.IntSupplier call) {
    for (int attempt = 1; attempt < ATTEMPTS_MAX; attempt++) {
      try {
        return call.getAsInt();
      } catch (DependencyFailure.Transient e) {
        // Not up yet, or a connection from before.
      }
    }
    return call.getAsInt();
  }
}
