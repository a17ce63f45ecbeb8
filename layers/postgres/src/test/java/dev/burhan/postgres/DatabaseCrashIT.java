package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.DocumentId;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.TestDocuments;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kills the server under the adapters. */
final class DatabaseCrashIT {

  private static final TenantId ACME = new TenantId("acme");
  private static final int ATTEMPTS_MAX = 20;

  @AfterEach
  void leave_the_server_running() {
    TestDatabase.server().startAgain();
  }

  @Test
  void fails_transiently_while_the_database_is_down_and_goes_on_by_itself() {
    try (var database = TestDatabase.create()) {
      save(database);

      TestDatabase.server().kill();

      assertTransient(() -> find(database));
      assertTransient(() -> search(database));
      TestDatabase.server().startAgain();
      assertThat(persist(() -> search(database))).isEqualTo(1);
      assertThat(persist(() -> find(database))).isEqualTo(1);
    }
  }

  private static void save(TestDatabase database) {
    var document = TestDocuments.plain("a", "rent");
    TestDocuments.store(database.documents(), ACME, document);
  }

  private static int find(TestDatabase database) {
    var id = new DocumentId("a");
    var found = database.catalogue().find(ACME, id, DocumentStoreContract.deadline());
    return found.isPresent() ? 1 : 0;
  }

  private static int search(TestDatabase database) {
    var search = new Search("rent", Optional.empty(), 10);
    var candidates = database.passages().search(ACME, search, DocumentStoreContract.deadline());
    return candidates.found().size();
  }

  private static void assertTransient(IntSupplier call) {
    assertThatThrownBy(call::getAsInt).isInstanceOf(DependencyFailure.Transient.class);
  }

  /** Tries as a caller would that is told that trying again helps. */
  private static int persist(IntSupplier call) {
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
