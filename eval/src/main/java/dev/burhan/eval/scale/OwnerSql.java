package dev.burhan.eval.scale;

import dev.burhan.eval.workbench.Workbench;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Is one connection as the owner of the schema, for what a bench keeps beside the product. */
final class OwnerSql implements AutoCloseable {

  private static final String CANCELLED = "57014";

  private final Connection connection;

  OwnerSql(Workbench workbench) {
    this.connection = workbench.connect();
  }

  /** Reads one row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Lets every statement from now on take no longer. */
  OwnerSql within(Duration time) {
    run("set statement_timeout = " + time.toMillis());
    return this;
  }

  void run(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("failed: " + sql, e);
    }
  }

  /** Brings a table into the state that autovacuum brings it to. */
  void vacuum(String table) {
    // Pages whose commits are not on the disk yet cannot be marked as visible to all.
    run("checkpoint");
    run("vacuum (analyze) " + table);
    // Or it would all be written when the server ends, which waits half a minute for it.
    run("checkpoint");
  }

  boolean has(String table) {
    return !query("select 1 where to_regclass(?) is not null", row -> 1, table).isEmpty();
  }

  <T> List<T> query(String sql, Row<T> row, Object... parameters) {
    try {
      return queryInTime(sql, row, parameters);
    } catch (Contender.TooSlow e) {
      throw new IllegalStateException("failed: " + sql, e);
    }
  }

  <T> List<T> queryInTime(String sql, Row<T> row, Object... parameters) throws Contender.TooSlow {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      var found = new ArrayList<T>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(row.read(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      if (CANCELLED.equals(e.getSQLState())) {
        throw new Contender.TooSlow(e);
      }
      throw new IllegalStateException("failed: " + sql, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot close", e);
    }
  }
}
