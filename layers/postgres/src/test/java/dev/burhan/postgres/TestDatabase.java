package dev.burhan.postgres;

import dev.burhan.engines.PostgresServer;
import dev.burhan.testing.HashingEmbedder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is a new, migrated database on the one server of this JVM, reached as the application; what a
 * test wants to know of it is asked as the superuser.
 */
final class TestDatabase implements AutoCloseable {

  static final String APPLICATION = "burhan_app";
  static final String PASSWORD = "p'a\"s:s\\word";
  private static final int POOL_MAX = 10;

  private static @Nullable PostgresServer shared;
  private static @Nullable String template;

  private final String url;
  private final JdbcSqlClient sql;

  private TestDatabase(String url) {
    this.url = url;
    this.sql = new JdbcSqlClient(application(url));
  }

  /** Starts the server on first use; it ends with the JVM. */
  static synchronized PostgresServer server() {
    if (shared == null) {
      shared = PostgresServer.ephemeral();
    }
    return shared;
  }

  /** Copies a database that was migrated once, which takes a fraction of the time. */
  static synchronized TestDatabase create() {
    if (template == null) {
      template = server().createDatabase("template");
      new Migrations(owner(template), application(template), HashingEmbedder.DIMENSIONS).run();
    }
    return new TestDatabase(server().createDatabase("burhan", template));
  }

  /** One in which segments hold few passages and few vectors make a graph. */
  static TestDatabase withSegmentsOf(int passages) {
    var database = create();
    for (var name : List.of("segment_size", "sealing_from", "graph_from")) {
      database.rows(
          "create or replace function "
              + name
              + "() returns int language sql immutable return "
              + passages);
    }
    return database;
  }

  static DatabaseSettings owner(String url) {
    return new DatabaseSettings(url, server().user(), server().password(), 1);
  }

  static DatabaseSettings application(String url) {
    return new DatabaseSettings(url, APPLICATION, PASSWORD, POOL_MAX);
  }

  String url() {
    return url;
  }

  JdbcSqlClient sql() {
    return sql;
  }

  PostgresDocumentStore documents() {
    return new PostgresDocumentStore(sql);
  }

  PostgresDocumentCatalogue catalogue() {
    return new PostgresDocumentCatalogue(sql);
  }

  PostgresDraftVectors drafts() {
    return new PostgresDraftVectors(sql);
  }

  PostgresIndexUpkeep upkeep() {
    return new PostgresIndexUpkeep(sql);
  }

  PostgresPassageIndex passages() {
    return new PostgresPassageIndex(sql);
  }

  /** A connection of the application's role outside the pool. */
  Connection applicationConnection() throws SQLException {
    return DriverManager.getConnection(url, APPLICATION, PASSWORD);
  }

  Connection superuserConnection() {
    return server().connect(url);
  }

  /** Rows as the superuser sees them, one string each with {@code |} between columns. */
  List<String> rows(String query, String... parameters) {
    try (var connection = superuserConnection()) {
      return rows(connection, query, parameters);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot look into the database", e);
    }
  }

  static List<String> rows(Connection connection, String query, String... parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      return rows(statement);
    }
  }

  private static List<String> rows(PreparedStatement statement) throws SQLException {
    var rows = new ArrayList<String>();
    if (!statement.execute()) {
      return rows;
    }
    try (var results = statement.getResultSet()) {
      while (results.next()) {
        var columns = new ArrayList<String>();
        for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
          columns.add(String.valueOf(results.getString(i)));
        }
        rows.add(String.join("|", columns));
      }
    }
    return rows;
  }

  @Override
  public void close() {
    sql.close();
  }
}
