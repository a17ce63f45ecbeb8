package dev.burhan.postgres;

import dev.burhan.failure.DependencyFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Brings a database to the newest schema, as its owner. Safe to run again and from several places
 * at once. The application role is created where it is missing; it owns nothing.
 */
public final class Migrations {

  private static final List<String> FILES =
      List.of(
          "V001__documents",
          "V002__words",
          "V003__store",
          "V004__search",
          "V005__submissions",
          "V006__numbers",
          "V007__segments",
          "V008__store",
          "V009__upkeep",
          "V010__search",
          "V011__verify",
          "V012__usage");

  /**
   * What ends a statement whose caller is gone, where nothing shorter was said. No caller of the
   * API waits longer than 29 s, and the Data API gives up after 45.
   */
  private static final String STATEMENT_MAX = "30s";

  private final DatabaseSettings owner;
  private final DatabaseSettings application;
  private final int dimensions;

  /**
   * @param owner reaches the database as the owner of the schema
   * @param application role and password of the application
   * @param dimensions of the encoder's vectors
   */
  public Migrations(DatabaseSettings owner, DatabaseSettings application, int dimensions) {
    this.owner = owner;
    this.application = application;
    this.dimensions = dimensions;
  }

  /**
   * Applies what is missing and returns the names of the migrations applied.
   *
   * <p>Should the encoder now be one of other dimensions, the vectors go, which it could not have
   * compared: what is stored is found by words until it is sent again. {@code vectors_of_N} is then
   * returned as well.
   */
  public List<String> run() {
    return run(FILES);
  }

  /** Applies what is missing of the first migrations, for tests of those that follow. */
  List<String> run(List<String> files) {
    try (var connection =
        DriverManager.getConnection(owner.url(), owner.user(), owner.password())) {
      connection.setAutoCommit(false);
      prepare(connection);
      var done = new ArrayList<String>();
      // Vectors that are there move from table to table before they go.
      int stored = storedDimensions(connection).orElse(dimensions);
      for (var file : files) {
        if (!applied(connection, file)) {
          apply(connection, file, stored);
          done.add(file);
        }
      }
      if (files.equals(FILES) && resize(connection)) {
        done.add("vectors_of_" + dimensions);
      }
      connection.commit();
      return List.copyOf(done);
    } catch (SQLException e) {
      throw SqlFailures.translate(e);
    }
  }

  private void prepare(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      // Two that migrate at once follow one another.
      statement.execute("select pg_advisory_xact_lock(hashtext('burhan.migrations'))");
      statement.execute(
          "create table if not exists schema_migration (name text primary key, applied_at"
              + " timestamptz not null default now())");
    }
    ensureRole(connection);
  }

  private void ensureRole(Connection connection) throws SQLException {
    try (var exists = connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
      exists.setString(1, application.user());
      boolean known = exists.executeQuery().next();
      // Role statements take no parameters: format() quotes on the server's side. What a role may
      // is said once: on a managed service the owner may not say it of a role that exists.
      var verb = known ? "alter role %I" : "create role %I nosuperuser nobypassrls";
      execute(connection, verb + " login password %L", application.password());
    }
    execute(connection, "alter role %I set statement_timeout = %L", STATEMENT_MAX);
  }

  /** Runs a statement on the application role with one text in it. */
  private void execute(Connection connection, String format, String text) throws SQLException {
    try (var build = connection.prepareStatement("select format(?, ?::text, ?::text)");
        var statement = connection.createStatement()) {
      build.setString(1, format);
      build.setString(2, application.user());
      build.setString(3, text);
      var built = build.executeQuery();
      built.next();
      statement.execute(built.getString(1));
    }
  }

  private boolean resize(Connection connection) throws SQLException {
    if (storedDimensions(connection).orElse(dimensions) == dimensions) {
      return false;
    }
    try (var statement = connection.createStatement()) {
      statement.execute("truncate embedding, draft_vector, vector_graph");
      for (var table : List.of("embedding", "draft_vector")) {
        statement.execute(
            "alter table %s alter column vector type halfvec(%d)".formatted(table, dimensions));
      }
      return true;
    }
  }

  /** Dimensions of the vectors that the database holds; empty before it can hold any. */
  private static OptionalInt storedDimensions(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var size =
            statement.executeQuery(
                "select atttypmod from pg_attribute where attrelid = to_regclass('embedding') and"
                    + " attname = 'vector'")) {
      return size.next() ? OptionalInt.of(size.getInt(1)) : OptionalInt.empty();
    }
  }

  private static boolean applied(Connection connection, String file) {
    try (var statement =
        connection.prepareStatement("select 1 from schema_migration where name = ?")) {
      statement.setString(1, file);
      return statement.executeQuery().next();
    } catch (SQLException e) {
      throw SqlFailures.translate(e);
    }
  }

  private void apply(Connection connection, String file, int stored) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          read(file)
              .replace("${dimensions}", Integer.toString(stored))
              .replace("${application_role}", '"' + application.user() + '"'));
    }
    try (var record =
        connection.prepareStatement("insert into schema_migration (name) values (?)")) {
      record.setString(1, file);
      record.executeUpdate();
    }
  }

  private static String read(String file) {
    try (var stream = Migrations.class.getResourceAsStream("/db/migration/" + file + ".sql")) {
      if (stream == null) {
        throw new DependencyFailure.Permanent("no migration " + file, null);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
