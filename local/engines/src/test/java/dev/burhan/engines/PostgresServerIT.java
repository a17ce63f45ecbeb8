package dev.burhan.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PostgresServerIT {
  private static PostgresServer server;

  @BeforeAll
  static void start() {
    server = PostgresServer.ephemeral(line -> System.err.println(line));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void ranks_halfvec_by_cosine() throws SQLException {
    String database = server.createDatabase("vectors");
    run(database, "CREATE EXTENSION vector");

    String distance = ask(database, "SELECT '[1,0]'::halfvec(2) <=> '[0,1]'::halfvec(2)");

    assertThat(distance).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "english, the tenants were renting, \"'rent':4 'tenant':2\"",
        "arabic, المستأجرون, \"'مستاجر':1\""
      })
  void stems_words_of_both_languages(String language, String text, String expected)
      throws SQLException {
    String query = "SELECT to_tsvector('" + language + "', '" + text + "')";

    assertThat(ask(server.jdbcUrl(), query)).isEqualTo(expected);
  }

  @Test
  void stores_text_as_utf8() throws SQLException {
    assertThat(ask(server.jdbcUrl(), "SHOW server_encoding")).isEqualTo("UTF8");
    assertThat(ask(server.jdbcUrl(), "SELECT lower('ÀÉ')")).isEqualTo("àé");
  }

  @Test
  void takes_settings_in_place_of_the_usual_ones() throws SQLException {
    Map<String, String> settings = Map.of("shared_buffers", "96MB", "work_mem", "7MB");

    try (PostgresServer other = PostgresServer.ephemeral(settings, told -> {})) {
      assertThat(ask(other, other.jdbcUrl(), "SHOW shared_buffers")).isEqualTo("96MB");
      assertThat(ask(other, other.jdbcUrl(), "SHOW work_mem")).isEqualTo("7MB");
      assertThat(ask(other, other.jdbcUrl(), "SHOW jit")).isEqualTo("off");
    }
  }

  @Test
  void gives_each_test_a_database_of_its_own() throws SQLException {
    String first = server.createDatabase("same");
    String second = server.createDatabase("same");

    run(first, "CREATE TABLE only_here (id int)");

    assertThat(ask(first, "SELECT count(*) FROM pg_tables WHERE tablename = 'only_here'"))
        .isEqualTo("1");
    assertThat(ask(second, "SELECT count(*) FROM pg_tables WHERE tablename = 'only_here'"))
        .isEqualTo("0");
  }

  @Test
  void copies_a_prepared_database() throws SQLException {
    String prepared = server.createDatabase("prepared");
    run(prepared, "CREATE EXTENSION vector; CREATE TABLE clause (v halfvec(2))");

    String copy = server.createDatabase("copy", prepared);

    assertThat(ask(copy, "SELECT count(*) FROM clause")).isEqualTo("0");
  }

  @Test
  void lets_a_role_without_rights_see_only_what_it_may() throws SQLException {
    String database = server.createDatabase("rights");
    run(database, "CREATE EXTENSION vector; CREATE TABLE secret (id int)");
    run(database, "CREATE ROLE guest LOGIN PASSWORD 'guest'");

    try (Connection guest = DriverManager.getConnection(database, "guest", "guest");
        Statement statement = guest.createStatement()) {
      ResultSet row = statement.executeQuery("SELECT '[1,2]'::halfvec(2)");
      assertThat(row.next()).isTrue();
      assertThatThrownBy(() -> statement.execute("SELECT * FROM secret"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void refuses_a_wrong_password() {
    assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "wrong"))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void serves_beside_another_server() throws SQLException {
    try (PostgresServer other = PostgresServer.ephemeral()) {
      assertThat(other.port()).isNotEqualTo(server.port());
      try (Connection connection = other.connect()) {
        assertThat(connection.isValid(5)).isTrue();
      }
    }
    assertThat(ask(server.jdbcUrl(), "SELECT 1")).isEqualTo("1");
  }

  @Test
  void keeps_committed_rows_over_a_crash() throws SQLException {
    try (PostgresServer victim = PostgresServer.ephemeral()) {
      int port = victim.port();
      try (Connection connection = victim.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");

        victim.kill();

        assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
        assertThatThrownBy(victim::connect).isInstanceOf(EngineFailure.class);
      }
      victim.startAgain();

      assertThat(victim.port()).isEqualTo(port);
      try (Connection connection = victim.connect();
          ResultSet row = connection.createStatement().executeQuery("SELECT answer FROM kept")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getInt(1)).isEqualTo(42);
      }
    }
  }

  private static void run(String database, String sql) throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(String database, String sql) throws SQLException {
    return ask(server, database, sql);
  }

  private static String ask(PostgresServer of, String database, String sql) throws SQLException {
    try (Connection connection = of.connect(database);
        ResultSet row = connection.createStatement().executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
