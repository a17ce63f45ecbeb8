package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.testing.DocumentStoreContract;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class JdbcSqlClientIT implements SqlClientContract {

  private static TestDatabase database;

  @BeforeAll
  static void create() {
    database = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  public TestDatabase database() {
    return database;
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

  /** As a snapshot of the function leaves them, of which the pool knows nothing. */
  @Test
  void connections_that_died_in_the_pool_are_not_handed_out() throws SQLException {
    var application = TestDatabase.application(database.url());
    try (var sql = new JdbcSqlClient(application)) {
      for (int i = 0; i < 5; i++) {
        assertThat(one(sql)).isEqualTo(1);
        endSessions();
        assertThat(one(sql)).isEqualTo(1);
      }
    }
  }

  @Test
  void a_password_that_is_rotated_is_read_anew_when_the_old_one_is_refused() throws SQLException {
    superuser("create role rotated login password 'first'");
    var secret = new AtomicReference<>(new Login("rotated", "first"));
    var reads = new AtomicInteger();
    var login =
        new KeptLogin(
            () -> {
              reads.incrementAndGet();
              return secret.get();
            },
            Clock.systemUTC());
    try (var sql = new JdbcSqlClient(database.url(), 2, login)) {
      assertThat(one(sql)).isEqualTo(1);

      superuser("alter role rotated password 'second'");
      secret.set(new Login("rotated", "second"));
      assertThat(one(sql)).isEqualTo(1);
      assertThat(reads).hasValue(1);
      endSessions();

      assertThat(one(sql)).isEqualTo(1);
      assertThat(reads).hasValue(2);
    }
  }

  @Test
  void a_login_that_stays_refused_is_told_and_not_asked_for_without_end() throws SQLException {
    superuser("create role refused login password 'right'");
    var login = new KeptLogin(() -> new Login("refused", "wrong"), Clock.systemUTC());
    try (var sql = new JdbcSqlClient(database.url(), 1, login)) {
      assertThatThrownBy(() -> one(sql))
          .isInstanceOf(DependencyFailure.class)
          .hasMessageNotContaining("wrong");
    }
  }

  private static int one(SqlClient sql) {
    return sql.call("select 1 as one", Map.of(), DocumentStoreContract.deadline())
        .getFirst()
        .integer("one");
  }

  private static void endSessions() {
    database.rows(
        "select pg_terminate_backend(pid, 5000) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()");
  }

  private static void superuser(String sql) throws SQLException {
    try (var connection = database.superuserConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
