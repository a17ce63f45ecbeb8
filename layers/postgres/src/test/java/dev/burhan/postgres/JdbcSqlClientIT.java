package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.DocumentStoreContract;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class JdbcSqlClientIT {

  private static final TenantId ACME = new TenantId("acme");

  private static TestDatabase database;

  @BeforeAll
  static void create() {
    database = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void binds_strings_numbers_booleans_and_null() {
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("text", "it's :n \\ ? $1");
    parameters.put("n", 7);
    parameters.put("yes", true);
    parameters.put("none", null);

    var row =
        database
            .sql()
            .call(
                "select :text as text, :n + 1 as n, :yes as yes, not :yes as no, :none::text as none",
                parameters,
                DocumentStoreContract.deadline())
            .getFirst();

    assertThat(row.text("text")).isEqualTo("it's :n \\ ? $1");
    assertThat(row.integer("n")).isEqualTo(8);
    assertThat(row.bool("yes")).isTrue();
    assertThat(row.bool("no")).isFalse();
    assertThat(row.textOrNull("none")).isNull();
    assertThatThrownBy(() -> row.text("none")).hasMessageContaining("none");
  }

  @Test
  void says_which_parameter_has_no_value() {
    assertThatThrownBy(
            () ->
                database.sql().call("select :missing", Map.of(), DocumentStoreContract.deadline()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(":missing");
  }

  @Test
  void a_statement_past_its_deadline_is_cancelled_in_the_database() {
    var deadline = Deadline.in(Duration.ofSeconds(1), Clock.systemUTC());

    assertThatThrownBy(
            () ->
                database
                    .sql()
                    .transact(
                        ACME,
                        deadline,
                        transaction -> transaction.query("select pg_sleep(300)", Map.of())))
        .isInstanceOf(DependencyFailure.Transient.class);

    assertThat(
            database.rows(
                "select query from pg_stat_activity where state = 'active'"
                    + " and pid <> pg_backend_pid() and query like '%pg_sleep(300)%'"))
        .isEmpty();
  }

  @Test
  void without_time_left_nothing_is_sent() {
    var deadline = Deadline.in(Duration.ZERO, Clock.systemUTC());

    assertThatThrownBy(() -> database.sql().call("select 1", Map.of(), deadline))
        .isInstanceOf(DependencyFailure.Transient.class)
        .hasMessageContaining("no time left");
  }

  @Test
  void a_wrong_statement_is_permanent_and_the_connection_goes_on() {
    assertThatThrownBy(
            () ->
                database
                    .sql()
                    .transact(
                        ACME,
                        DocumentStoreContract.deadline(),
                        transaction -> transaction.query("select nonsense", Map.of())))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("42703");

    var row = database.sql().call("select 1 as one", Map.of(), DocumentStoreContract.deadline());
    assertThat(row.getFirst().integer("one")).isEqualTo(1);
  }

  @Test
  void work_that_fails_is_rolled_back() {
    assertThatThrownBy(
            () ->
                database
                    .sql()
                    .transact(
                        ACME,
                        DocumentStoreContract.deadline(),
                        transaction -> {
                          transaction.query("select touch_corpus('acme')", Map.of());
                          throw new IllegalStateException("stop");
                        }))
        .hasMessage("stop");

    assertThat(database.rows("select version from corpus where tenant_id = 'acme'")).isEmpty();
  }

  @Test
  void a_database_that_is_down_at_start_is_transient() {
    var nowhere = new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/none", "app", "secret", 1);
    try (var sql = new JdbcSqlClient(nowhere)) {
      assertThatThrownBy(() -> sql.call("select 1", Map.of(), DocumentStoreContract.deadline()))
          .isInstanceOf(DependencyFailure.Transient.class)
          .hasMessageNotContaining("secret");
    }
  }
}
