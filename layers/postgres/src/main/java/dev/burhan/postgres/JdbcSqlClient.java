package dev.burhan.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends SQL over JDBC with pooled connections. */
public final class JdbcSqlClient implements SqlClient {

  private static final Duration CONNECTION_WAIT_MAX = Duration.ofSeconds(3);
  private static final String CONNECT_SECONDS_MAX = "3";
  private static final String SILENCE_SECONDS_MAX = "60";

  static {
    // The pool trusts a connection that was used within 500 ms of a clock that stands still while a
    // snapshot of the function lies in store: it would hand out connections long dead.
    System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
  }

  private final HikariDataSource pool;

  /** With a login that does not change. */
  public JdbcSqlClient(DatabaseSettings settings) {
    this(
        settings.url(),
        settings.poolMax(),
        new KeptLogin(() -> new Login(settings.user(), settings.password()), Clock.systemUTC()));
  }

  JdbcSqlClient(String url, int poolMax, KeptLogin login) {
    var config = new HikariConfig();
    config.setPoolName("burhan");
    config.setDataSource(new LoginDataSource(url, connectionProperties(), login));
    config.setMaximumPoolSize(poolMax);
    // None before it is asked for: a snapshot of the function must hold no connection.
    config.setMinimumIdle(0);
    config.setConnectionTimeout(CONNECTION_WAIT_MAX.toMillis());
    config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
    // A database that is down at start must not keep the function from starting.
    config.setInitializationFailTimeout(-1);
    this.pool = new HikariDataSource(config);
  }

  private static Properties connectionProperties() {
    var properties = new Properties();
    properties.setProperty("connectTimeout", CONNECT_SECONDS_MAX);
    properties.setProperty("loginTimeout", CONNECT_SECONDS_MAX);
    // Above any statement's own time-out: ends a wait on a network that has gone silent.
    properties.setProperty("socketTimeout", SILENCE_SECONDS_MAX);
    properties.setProperty("tcpKeepAlive", "true");
    // Details quote rows, and rows hold documents: they must not reach a log.
    properties.setProperty("logServerErrorDetail", "false");
    // The driver would read a statement's numbers from their bytes once it has been run five times,
    // and then write 1 as 1.0.
    properties.setProperty("binaryTransfer", "false");
    return properties;
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
      T result = committed(connection, tenant, deadline, work);
      connection.setAutoCommit(true);
      return result;
    } catch (SQLException e) {
      throw SqlFailures.translate(e);
    }
  }

  private static <T> T committed(
      Connection connection, TenantId tenant, Deadline deadline, Function<Transaction, T> work)
      throws SQLException {
    try {
      run(connection, TenantScope.SQL, TenantScope.parameters(tenant, deadline), deadline);
      T result = work.apply((sql, parameters) -> runInside(connection, sql, parameters, deadline));
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(connection, e);
      throw e;
    }
  }

  /** Never hides why: a connection on which this fails is broken, and the pool drops it. */
  private static void rollBack(Connection connection, Throwable why) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      why.addSuppressed(e);
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
      // JDBC counts in seconds; in a transaction the database itself is told the milliseconds.
      statement.setQueryTimeout((int) Math.ceilDiv(deadline.left().toMillis() + 1, 1000));
      bind(statement, named.names(), parameters);
      return statement.execute() ? rows(statement.getResultSet()) : List.of();
    }
  }

  private static void bind(
      PreparedStatement statement, List<String> names, Map<String, @Nullable Object> parameters)
      throws SQLException {
    for (int i = 0; i < names.size(); i++) {
      statement.setObject(i + 1, NamedParameters.value(names.get(i), parameters));
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
