package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.language.Vector;
import dev.burhan.legal.PassageIndex.Candidates;
import dev.burhan.legal.PassageIndex.QuestionVector;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.DocumentStoreContract;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.TestDocuments;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Prints what a hybrid search costs over each transport, in turns on one database. */
final class TransportCostIT {

  private static final int PASSAGES = 500;
  private static final int WARM_UP = 40;
  private static final int CALLS = 200;

  @Test
  void both_transports_find_the_same_and_tell_what_they_take() {
    var tenant = DocumentStoreContract.newTenant();
    try (var database = TestDatabase.overDataApi();
        var jdbc = new JdbcSqlClient(TestDatabase.application(database.url()))) {
      TestDocuments.store(database.documents(), tenant, document());
      var overHttp = database.passages();
      var overJdbc = new PostgresPassageIndex(jdbc);

      var micros = new long[2][CALLS];
      for (int i = -WARM_UP; i < CALLS; i++) {
        var first = measured(overJdbc, tenant, micros[0], i);
        var second = measured(overHttp, tenant, micros[1], i);
        assertThat(second).isEqualTo(first);
      }
      print(median(micros[0]), median(micros[1]));
    }
  }

  private static Candidates measured(
      PostgresPassageIndex index, TenantId tenant, long[] micros, int call) {
    long start = System.nanoTime();
    var found = index.search(tenant, search(), DocumentStoreContract.deadline());
    if (call >= 0) {
      micros[call] = (System.nanoTime() - start) / 1000;
    }
    return found;
  }

  private static Search search() {
    var embedder = new HashingEmbedder();
    var vector = embedder.embedQuestion("rent of flat 7", DocumentStoreContract.deadline());
    return new Search(
        "rent of flat 7",
        Optional.of(new QuestionVector(embedder.encoder().name(), new Vector(vector))),
        50);
  }

  private static dev.burhan.documents.IndexedDocument document() {
    List<String> lines =
        IntStream.range(0, PASSAGES)
            .mapToObj(n -> "The rent of flat %d is due on day %d.".formatted(n, n % 28))
            .toList();
    return TestDocuments.embedded("a", lines.toArray(String[]::new));
  }

  private static long median(long[] micros) {
    var sorted = micros.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void print(long jdbc, long http) {
    System.out.printf(
        "hybrid search of %d passages, median of %d: JDBC %.2f ms, Data API %.2f ms, ratio %.2f%n",
        PASSAGES, CALLS, jdbc / 1000.0, http / 1000.0, (double) http / jdbc);
  }
}
