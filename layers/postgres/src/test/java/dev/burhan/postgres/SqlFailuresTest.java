package dev.burhan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.failure.DependencyFailure;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlFailuresTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"08006", "08001", "53300", "57014", "57P01", "57P03", "40001", "40P01", "55P03"})
  void what_passes_is_transient(String state) {
    var failure = SqlFailures.translate(new SQLException("secret", state));

    assertThat(failure).isInstanceOf(DependencyFailure.Transient.class).hasMessageContaining(state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"22P02", "23505", "42501", "42P01", "28P01", "XX000", "57"})
  void what_stays_is_permanent(String state) {
    var failure = SqlFailures.translate(new SQLException("secret", state));

    assertThat(failure).isInstanceOf(DependencyFailure.Permanent.class).hasMessageContaining(state);
  }

  @Test
  void what_never_came_from_the_server_is_transient() {
    assertThat(SqlFailures.translate(new SQLException("Connection is closed")))
        .isInstanceOf(DependencyFailure.Transient.class);
  }

  @Test
  void a_pool_without_a_connection_is_transient() {
    var failure = SqlFailures.translate(new SQLTransientConnectionException("no connection"));

    assertThat(failure).isInstanceOf(DependencyFailure.Transient.class);
  }

  @Test
  void what_the_server_says_of_the_data_stays_in_the_cause() {
    var failure = SqlFailures.translate(new SQLException("Key (id)=(secret) exists", "23505"));

    assertThat(failure)
        .hasMessageNotContaining("secret")
        .hasRootCauseMessage("Key (id)=(secret) exists");
  }
}
