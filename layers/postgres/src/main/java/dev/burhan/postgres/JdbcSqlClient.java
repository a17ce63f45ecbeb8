package dev.burhan.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends SQL over JDBC with pooled connections. */
public final class JdbcSqlClient implements SqlClient, AutoCloseable {

  private static final Duration CONNECTION_WAIT_MAX = Duration.ofSeconds(3);
  private static final int CONNECT_SECONDS_MAX = 3;
  private static final int SILENCE_SECONDS_MAX = 60;

  private final HikariDataSource pool;

  public JdbcSqlClient(DatabaseSettings settings) {
    var config = new HikariConfig();
    config.setPoolName("burhan");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.poolMax());
    config.setConnectionTimeout(CONNECTION_WAIT_MAX.toMillis());
    config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
    config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS_MAX);
    config.addDataSourceProperty("loginTimeout", CONNECT_SECONDS_MAX);
    // Above any statement's own time-out: ends a wait on a network that has gone silent.
    config.addDataSourceProperty("socketTimeout", SILENCE_SECONDS_MAX);
    config.addDataSourceProperty("tcpKeepAlive", true);
    // Details quote rows, and rows hold documents: they must not reach a log.
    config.addDataSourceProperty("logServerErrorDetail", false);
    // A database that is down at start must not keep the function from starting.
    config.setInitializationFailTimeout(-1);
    this.pool = new HikariDataSource(config);
  }

  @Override
  public List<Row> call(String sql, Map<String, @Nullable Object> parameters, Deadline deadline) {
    try (var connection = pool.getConnection()) {
      return run(connection, sql, parameters, deadline);
    } catch (SQLException e) {
      throw SqlFailures.translate(e);
    }
  }

  @Override
  public <T> T transact(TenantId tenant, Deadline deadline, Function<Transaction, T> work) {
    try (var connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        run(
            connection,
            "select set_config('burhan.tenant_id', :tenant, true)",
            Map.of("tenant", tenant.value()),
            deadline);
        T result =
            work.apply((sql, parameters) -> runInside(connection, sql, parameters, deadline));
        connection.commit();
        return result;
      } finally {
        // Rolls back what was not committed; harmless after a commit.
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw SqlFailures.translate(e);
    }
  }

  private static List<Row> runInside(
      Connection connection,
      String sql,
      Map<String, @Nullable Object> parameters,
      Deadline deadline) {
    try {
      return run(connection, sql, parameters, deadline);
    } catch (SQLException e) {
      throw SqlFailures.translate(e);
    }
  }

  private static List<Row> run(
      Connection connection,
      String sql,
      Map<String, @Nullable Object> parameters,
      Deadline deadline)
      throws SQLException {
    deadline.check("the database");
    var named = NamedParameters.parse(sql);
    try (var statement = connection.prepareStatement(named.sql())) {
      statement.setQueryTimeout(Math.max(1, (int) deadline.left().toSeconds()));
      bind(statement, named.names(), parameters);
      return statement.execute() ? rows(statement.getResultSet()) : List.of();
    }
  }

  private static void bind(
      PreparedStatement statement, List<String> names, Map<String, @Nullable Object> parameters)
      throws SQLException {
    for (int i = 0; i < names.size(); i++) {
      if (!parameters.containsKey(names.get(i))) {
        throw new IllegalArgumentException("no value for SQL parameter :" + names.get(i));
      }
      statement.setObject(i + 1, parameters.get(names.get(i)));
    }
  }

  private static List<Row> rows(ResultSet results) throws SQLException {
    var metadata = results.getMetaData();
    var rows = new ArrayList<Row>();
    while (results.next()) {
      var values = new java.util.HashMap<String, @Nullable String>();
      for (int i = 1; i <= metadata.getColumnCount(); i++) {
        values.put(metadata.getColumnLabel(i), results.getString(i));
      }
      rows.add(new TextRow(values));
    }
    return rows;
  }

  @Override
  public void close() {
    pool.close();
  }
}
