package dev.burhan.engines;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Is a PostgreSQL with pgvector on loopback, fetched and started if need be. */
public final class PostgresServer implements AutoCloseable {
  private final PostgresBackend backend;
  private final boolean outlived;
  private final Queue<String> created = new ConcurrentLinkedQueue<>();

  private PostgresServer(PostgresBackend backend, boolean outlived) {
    this.backend = backend;
    this.outlived = outlived;
  }

  /** Starts an empty server whose data goes when it is closed or this JVM ends. */
  public static PostgresServer ephemeral() {
    return ephemeral(line -> {});
  }

  /** Starts an empty server as {@link #ephemeral()} does and tells what it does. */
  public static PostgresServer ephemeral(Consumer<String> progress) {
    return start(
        EngineSettings.fromEnvironment(), Account.current(), ClusterSpec.temporary(), progress);
  }

  /** Starts the server of a checkout, whose data stays; only one at a time can hold it. */
  public static PostgresServer persistent(Path checkout, Consumer<String> progress) {
    return start(
        EngineSettings.fromEnvironment(), Account.current(), ClusterSpec.of(checkout), progress);
  }

  /** Starts an empty server with settings of its own, whose data goes as with the others. */
  public static PostgresServer ephemeral(Map<String, String> settings, Consumer<String> progress) {
    return start(
        EngineSettings.fromEnvironment(),
        Account.current(),
        ClusterSpec.temporary().with(settings),
        progress);
  }

  /** Starts a server with settings of its own, whose data stays as that of a checkout does. */
  public static PostgresServer persistent(
      Path folder, Map<String, String> settings, Consumer<String> progress) {
    return start(
        EngineSettings.fromEnvironment(),
        Account.current(),
        ClusterSpec.of(folder).with(settings),
        progress);
  }

  static PostgresServer start(
      EngineSettings settings, Account account, ClusterSpec spec, Consumer<String> progress) {
    PostgresBackend backend = PostgresBranches.of(settings, account).start(spec, progress);
    return new PostgresServer(backend, spec.kept() || backend instanceof ForeignServer);
  }

  /** Names the main database, for the superuser. */
  public String jdbcUrl() {
    return backend.address().jdbcUrl();
  }

  /** Names the superuser, or the user that DATABASE_URL carries. */
  public String user() {
    return backend.address().user();
  }

  /** Gives the password of {@link #user()}. */
  public String password() {
    return backend.address().password();
  }

  /** Gives the port on loopback. */
  public int port() {
    return backend.address().port();
  }

  /** Opens a connection to the main database. */
  public Connection connect() {
    return connect(jdbcUrl());
  }

  /** Opens a connection to one of this server's databases. */
  public Connection connect(String jdbcUrl) {
    Properties login = new Properties();
    login.setProperty("user", user());
    login.setProperty("password", password());
    try {
      return DriverManager.getConnection(jdbcUrl, login);
    } catch (SQLException e) {
      throw new EngineFailure("cannot connect to " + backend.address(), e);
    }
  }

  /**
   * Creates an empty database for a test and gives its URL; its name begins as given, and it goes
   * when this server is closed.
   */
  public String createDatabase(String name) {
    return createDatabase(name, "template0");
  }

  /** Creates a copy of another database of this server to which nobody is connected. */
  public String createDatabase(String name, String template) {
    String unique = name + "_" + UUID.randomUUID().toString().substring(0, 8);
    execute("CREATE DATABASE " + quoted(unique) + " TEMPLATE " + quoted(nameOf(template)));
    created.add(unique);
    return backend.address().jdbcUrl(unique);
  }

  /** Kills the server as a crash would, for tests of faults. */
  public void kill() {
    backend.kill();
  }

  /** Starts a killed server again on the same port and data. */
  public void startAgain() {
    backend.startAgain();
  }

  @Override
  public void close() {
    try {
      if (outlived) {
        created.forEach(name -> execute("DROP DATABASE IF EXISTS " + quoted(name) + " (FORCE)"));
      }
    } catch (EngineFailure e) {
      // The server does not answer any more, so that there is nothing to tidy up.
    } finally {
      backend.close();
    }
  }

  private void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new EngineFailure("failed: " + sql, e);
    }
  }

  private static String nameOf(String template) {
    return template.startsWith("jdbc:") ? PostgresAddress.parse(template).database() : template;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
