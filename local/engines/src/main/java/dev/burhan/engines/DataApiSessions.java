package dev.burhan.engines;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Holds the connections of the Data API: those that are free, and one for each transaction. */
final class DataApiSessions implements AutoCloseable {
  private final String jdbcUrl;
  private final Properties login = new Properties();
  private final long idleNanos;
  private final Deque<Connection> free = new ConcurrentLinkedDeque<>();
  private final Map<String, Open> open = new ConcurrentHashMap<>();
  private final ScheduledExecutorService reaper =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  /** Does something with a connection. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** Is a transaction under way. */
  private static final class Open {
    final Connection connection;
    final AtomicBoolean busy = new AtomicBoolean();
    volatile long usedNanos = System.nanoTime();

    Open(Connection connection) {
      this.connection = connection;
    }
  }

  DataApiSessions(String jdbcUrl, String user, String password, Duration idle) {
    this.jdbcUrl = jdbcUrl;
    this.idleNanos = idle.toNanos();
    login.setProperty("user", user);
    login.setProperty("password", password);
    // Values have one text form, however often a statement is run.
    login.setProperty("binaryTransfer", "false");
    long period = Math.max(1, idle.toMillis() / 4);
    var unused =
        reaper.scheduleWithFixedDelay(this::endIdle, period, period, TimeUnit.MILLISECONDS);
  }

  /** Runs work that is committed at its end. */
  <T> T alone(Work<T> work) throws SQLException {
    Connection connection = take();
    boolean whole = false;
    try {
      T result = work.with(connection);
      whole = true;
      return result;
    } finally {
      giveBack(connection, whole);
    }
  }

  String begin() throws SQLException {
    Connection connection = take();
    connection.setAutoCommit(false);
    String id = UUID.randomUUID().toString();
    open.put(id, new Open(connection));
    return id;
  }

  <T> T inside(String id, Work<T> work) throws SQLException {
    Open transaction = busy(id);
    try {
      return work.with(transaction.connection);
    } finally {
      transaction.usedNanos = System.nanoTime();
      transaction.busy.set(false);
    }
  }

  void end(String id, boolean commit) throws SQLException {
    Open transaction = busy(id);
    open.remove(id);
    boolean whole = false;
    try {
      if (commit) {
        transaction.connection.commit();
      } else {
        transaction.connection.rollback();
      }
      transaction.connection.setAutoCommit(true);
      whole = true;
    } finally {
      giveBack(transaction.connection, whole);
    }
  }

  private Open busy(String id) {
    Open transaction = open.get(id);
    if (transaction == null) {
      throw DataApiFailure.transactionNotFound(id);
    }
    if (!transaction.busy.compareAndSet(false, true)) {
      throw DataApiFailure.of("DatabaseErrorException", "Transaction is still running a query");
    }
    return transaction;
  }

  private void endIdle() {
    long now = System.nanoTime();
    open.forEach(
        (id, transaction) -> {
          if (now - transaction.usedNanos > idleNanos
              && transaction.busy.compareAndSet(false, true)) {
            open.remove(id);
            close(transaction.connection);
          }
        });
  }

  private Connection take() throws SQLException {
    for (Connection kept = free.poll(); kept != null; kept = free.poll()) {
      if (kept.isValid(1)) {
        return kept;
      }
      close(kept);
    }
    Connection connection = DriverManager.getConnection(jdbcUrl, login);
    try (var statement = connection.createStatement()) {
      statement.execute("set time zone 'UTC'");
    }
    return connection;
  }

  /** Sessions are used again, with all that was left in them. */
  private void giveBack(Connection connection, boolean whole) {
    if (whole) {
      free.push(connection);
    } else {
      close(connection);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // It was broken before.
    }
  }

  @Override
  public void close() {
    reaper.shutdownNow();
    open.values().forEach(transaction -> close(transaction.connection));
    free.forEach(DataApiSessions::close);
  }
}
