package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.engines.DataApiFault;
import dev.burhan.engines.DataApiLimits;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.testing.DocumentStoreContract;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class DataApiSqlClientIT implements SqlClientContract {

  private static TestDatabase database;

  @BeforeAll
  static void create() {
    database = TestDatabase.overDataApi();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  /** A fault that is left over would reach another test. */
  @AfterEach
  void no_fault_is_left() {
    assertThat(one(DocumentStoreContract.deadline())).isEqualTo(1);
  }

  @Override
  public TestDatabase database() {
    return database;
  }

  @Test
  void a_call_is_one_request_and_a_transaction_three_more_than_its_statements() {
    int before = database.api().requests();
    one(DocumentStoreContract.deadline());
    assertThat(database.api().requests() - before).isEqualTo(1);

    database
        .sql()
        .transact(
            DocumentStoreContract.newTenant(),
            DocumentStoreContract.deadline(),
            transaction -> {
              transaction.query("select 1", NONE);
              return transaction.query("select 2", NONE);
            });
    assertThat(database.api().requests() - before).isEqualTo(1 + 5);
  }

  @Test
  void a_result_over_the_limit_is_permanent_and_names_the_limit() {
    assertThatThrownBy(() -> call("select repeat('x', 1024 * 1024) as text", Map.of()))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("1 MiB");
  }

  @Test
  void a_request_over_the_limit_is_permanent_and_names_the_limit() {
    int before = database.api().requests();
    var plain = "x".repeat(4 * 1024 * 1024);
    assertThatThrownBy(() -> call("select length(:text)", Map.of("text", plain)))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("4 MiB");
    assertThat(database.api().requests()).isEqualTo(before);

    var quotes = "\"".repeat(3 * 1024 * 1024);
    assertThatThrownBy(() -> call("select length(:text)", Map.of("text", quotes)))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("4 MiB");
  }

  @Test
  void what_the_data_api_has_no_type_for_is_permanent() {
    assertThatThrownBy(() -> call("select '[1,2]'::vector as v", Map.of()))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageContaining("UnsupportedResultException");
  }

  @Test
  void a_database_that_wakes_up_is_waited_for() {
    database.api().fail(DataApiFault.RESUMING, 3);
    assertThat(one(DocumentStoreContract.deadline())).isEqualTo(1);

    database.api().fail(DataApiFault.RESUMING, 2);
    var tenant = DocumentStoreContract.newTenant();
    var found =
        database
            .sql()
            .transact(
                tenant,
                DocumentStoreContract.deadline(),
                transaction -> transaction.query("select 1 as one", NONE));
    assertThat(found.getFirst().integer("one")).isEqualTo(1);
  }

  @Test
  void a_database_that_does_not_wake_up_in_time_is_transient() {
    database.api().fail(DataApiFault.RESUMING, 4);

    // Pauses of 20, 40, 80 ms and more.
    assertThatThrownBy(() -> one(Deadline.in(Duration.ofMillis(60), Clock.systemUTC())))
        .isInstanceOf(DependencyFailure.Transient.class);
    assertThat(one(DocumentStoreContract.deadline())).isEqualTo(1);
  }

  @Test
  void a_throttled_request_is_transient_and_not_sent_again() {
    int before = database.api().requests();
    database.api().fail(DataApiFault.THROTTLED, 1);

    assertThatThrownBy(() -> one(DocumentStoreContract.deadline()))
        .isInstanceOf(DependencyFailure.Transient.class)
        .hasMessageContaining("ThrottlingException");
    assertThat(database.api().requests() - before).isEqualTo(1);
  }

  @Test
  void a_connection_that_breaks_is_transient() {
    database.api().fail(DataApiFault.CUT, 2);

    assertThatThrownBy(() -> one(DocumentStoreContract.deadline()))
        .isInstanceOf(DependencyFailure.Transient.class);
    // The HTTP client of the JDK may send a request again whose connection was cut.
    for (int i = 0; i < 2; i++) {
      try {
        one(DocumentStoreContract.deadline());
      } catch (DependencyFailure.Transient e) {
        // The second cut.
      }
    }
  }

  @Test
  void a_transaction_that_was_idle_too_long_is_transient() {
    var limits =
        new DataApiLimits(4 << 20, 1 << 20, Duration.ofSeconds(45), Duration.ofMillis(200));
    try (var impatient = TestDatabase.overDataApi(limits)) {
      assertThatThrownBy(
              () ->
                  impatient
                      .sql()
                      .transact(
                          DocumentStoreContract.newTenant(),
                          DocumentStoreContract.deadline(),
                          transaction -> {
                            sleep(Duration.ofMillis(600));
                            return transaction.query("select 1", NONE);
                          }))
          .isInstanceOf(DependencyFailure.Transient.class)
          .hasMessageContaining("TransactionNotFound");
    }
  }

  @Test
  void a_statement_over_the_limit_is_transient_and_ended() throws InterruptedException {
    var limits = new DataApiLimits(4 << 20, 1 << 20, Duration.ofMillis(300), Duration.ofMinutes(3));
    try (var impatient = TestDatabase.overDataApi(limits)) {
      assertThatThrownBy(
              () ->
                  impatient
                      .sql()
                      .call("select pg_sleep(299)::text", NONE, DocumentStoreContract.deadline()))
          .isInstanceOf(DependencyFailure.Transient.class)
          .hasMessageContaining("StatementTimeout");
    }
    assertThat(sleepers(299, Duration.ofSeconds(1))).isEmpty();
  }

  /** With the 3 s told at first, the statement would go on for 2.4 s after the deadline. */
  @Test
  void a_statement_late_in_a_transaction_is_told_what_is_left() throws InterruptedException {
    var deadline = Deadline.in(Duration.ofSeconds(3), Clock.systemUTC());

    assertThatThrownBy(
            () ->
                database
                    .sql()
                    .transact(
                        DocumentStoreContract.newTenant(),
                        deadline,
                        transaction -> {
                          sleep(Duration.ofMillis(2400));
                          return transaction.query("select pg_sleep(298)::text", NONE);
                        }))
        .isInstanceOf(DependencyFailure.Transient.class);

    assertThat(sleepers(298, Duration.ofSeconds(1))).isEmpty();
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int one(Deadline deadline) {
    return database.sql().call("select 1 as one", NONE, deadline).getFirst().integer("one");
  }

  private static void call(String sql, Map<String, Object> parameters) {
    var all = new java.util.HashMap<String, @org.jspecify.annotations.Nullable Object>(parameters);
    database.sql().call(sql, all, DocumentStoreContract.deadline());
  }
}
