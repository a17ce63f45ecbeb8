package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DatabaseTransportTest {

  private static final String URL = "jdbc:postgresql://127.0.0.1:5432/burhan";
  private static final String CLUSTER = "arn:aws:rds:us-east-1:123456789012:cluster:burhan";
  private static final String SECRET =
      "arn:aws:secretsmanager:us-east-1:123456789012:secret:burhan";

  private final List<String> faults = new ArrayList<>();

  @Test
  void an_address_means_connections_of_our_own() {
    var transport =
        DatabaseTransport.of(
            Map.of("DATABASE_URL", URL, "DATABASE_SECRET", SECRET, "DATABASE_POOL_MAX", "4"),
            faults::add);

    assertThat(transport).contains(new DatabaseTransport.Jdbc(URL, 4, SECRET));
    assertThat(faults).isEmpty();
  }

  @Test
  void a_cluster_means_the_data_api() {
    var transport =
        DatabaseTransport.of(
            Map.of(
                "DATABASE_CLUSTER", CLUSTER, "DATABASE_SECRET", SECRET, "DATABASE_NAME", "burhan"),
            faults::add);

    assertThat(transport)
        .contains(new DatabaseTransport.DataApi(new DataApiSettings(CLUSTER, SECRET, "burhan")));
    assertThat(faults).isEmpty();
  }

  @Test
  void neither_or_both_is_a_fault() {
    for (var environment :
        List.of(
            Map.of("DATABASE_SECRET", SECRET, "DATABASE_URL", ""),
            Map.of("DATABASE_SECRET", SECRET, "DATABASE_URL", URL, "DATABASE_CLUSTER", CLUSTER))) {
      faults.clear();

      assertThat(DatabaseTransport.of(environment, faults::add)).isEmpty();
      assertThat(faults).containsExactly("either DATABASE_URL or DATABASE_CLUSTER must be set");
    }
  }

  @Test
  void every_fault_is_told_at_once() {
    assertThat(DatabaseTransport.of(Map.of("DATABASE_URL", "jdbc:h2:mem:x"), faults::add))
        .isEmpty();
    assertThat(faults)
        .containsExactly(
            "DATABASE_SECRET is not set",
            "DATABASE_URL must begin with jdbc:postgresql:",
            "DATABASE_POOL_MAX must be 1 to 50");

    faults.clear();
    assertThat(DatabaseTransport.of(Map.of("DATABASE_CLUSTER", "burhan"), faults::add)).isEmpty();
    assertThat(faults)
        .containsExactly(
            "DATABASE_SECRET is not set",
            "DATABASE_CLUSTER must be the ARN of a cluster",
            "DATABASE_NAME is not set");
  }

  @Test
  void no_secret_is_read_and_nothing_connected_to_before_there_is_a_statement() {
    var transport = new DatabaseTransport.Jdbc(URL, 1, SECRET);

    var sql =
        transport.open(
            secret -> {
              throw new AssertionError("read");
            },
            () -> {
              throw new AssertionError("made");
            });

    assertThat(sql).isInstanceOf(JdbcSqlClient.class);
    ((JdbcSqlClient) sql).close();
  }
}
