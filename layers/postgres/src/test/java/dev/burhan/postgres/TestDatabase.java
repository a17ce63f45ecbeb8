package dev.burhan.postgres;

import dev.burhan.aws.AwsClients;
import dev.burhan.engines.DataApiLimits;
import dev.burhan.engines.DataApiServer;
import dev.burhan.engines.PostgresServer;
import dev.burhan.failure.Retry;
import dev.burhan.testing.HashingEmbedder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Is a new, migrated database on the one server of this JVM, reached as the application; what a
 * test wants to know of it is asked as the superuser.
 */
final class TestDatabase implements AutoCloseable {

  static final String APPLICATION = "burhan_app";
  static final String PASSWORD = "p'a\"s:s\\word";
  static final DataApiSettings CLUSTER =
      new DataApiSettings(
          "arn:aws:rds:us-east-1:123456789012:cluster:burhan",
          "arn:aws:secretsmanager:us-east-1:123456789012:secret:burhan-a1B2c3",
          "burhan");
  private static final int POOL_MAX = 10;

  private static @Nullable PostgresServer shared;
  private static @Nullable String template;

  private final String url;
  private final SqlClient sql;
  private final @Nullable DataApiServer api;
  private final Runnable end;

  private TestDatabase(String url) {
    this.url = url;
    var jdbc = new JdbcSqlClient(application(url));
    this.sql = jdbc;
    this.api = null;
    this.end = jdbc::close;
  }

  private TestDatabase(String url, DataApiLimits limits) {
    this.url = url;
    var server = DataApiServer.start(url, APPLICATION, PASSWORD, limits);
    var client =
        new AwsClients(Map.of("AWS_ENDPOINT_URL_RDS_DATA", server.endpoint().toString())).rdsData();
    this.sql = new DataApiSqlClient(client, CLUSTER, new Retry(Retry.Pause.THREAD, () -> 0.1));
    this.api = server;
    this.end =
        () -> {
          client.close();
          server.close();
        };
  }

  /** Starts the server on first use; it ends with the JVM. */
  static synchronized PostgresServer server() {
    if (shared == null) {
      shared = PostgresServer.ephemeral();
    }
    return shared;
  }

  /** Copies a database that was migrated once, which takes a fraction of the time. */
  static TestDatabase create() {
    return new TestDatabase(copy());
  }

  /** Such a copy that is reached over the Data API. */
  static TestDatabase overDataApi() {
    return overDataApi(DataApiLimits.DEFAULT);
  }

  static TestDatabase overDataApi(DataApiLimits limits) {
    return new TestDatabase(copy(), limits);
  }

  private static synchronized String copy() {
    if (template == null) {
      template = server().createDatabase("template");
      new Migrations(owner(template), application(template), HashingEmbedder.DIMENSIONS).run();
    }
    return server().createDatabase("burhan", template);
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

  SqlClient sql() {
    return sql;
  }

  DataApiServer api() {
    return Objects.requireNonNull(api);
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
    end.run();
  }
}
