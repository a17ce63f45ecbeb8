package dev.burhan.postgres;

import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends SQL with named parameters ({@code :name}) to PostgreSQL.
 *
 * <p>Thread-safe. Parameters are strings, whole numbers, doubles, booleans or null; anything richer
 * goes in as JSON text. Whole numbers arrive as {@code int} or {@code bigint}: a function that
 * takes an {@code int} needs a cast. Failures come as {@link dev.burhan.failure.DependencyFailure}.
 *
 * <p>Values come back in PostgreSQL's text form. Types of its extensions, {@code void}, {@code
 * name} and {@code char(n)} are to be cast to text by the statement. So is {@code timestamptz},
 * whose text depends on the session: with {@code to_char} or {@code to_json}, or at a time zone.
 *
 * <p>Nothing is sent when the deadline is over. When it passes, the caller is told, and the
 * statement is cancelled in the database: soon in a transaction, at the latest by the application
 * role's own {@code statement_timeout} in a call.
 */
public interface SqlClient extends AutoCloseable {

  /** Ends the connections it holds, if any. */
  @Override
  default void close() {}

  /** Runs one statement that sets the tenant itself, in a transaction of its own. */
  List<Row> call(String sql, Map<String, @Nullable Object> parameters, Deadline deadline);

  /** Runs {@code work} in one transaction that sees and writes rows of this tenant alone. */
  <T> T transact(TenantId tenant, Deadline deadline, Function<Transaction, T> work);

  /** Runs statements one after another in an open transaction. */
  interface Transaction {

    List<Row> query(String sql, Map<String, @Nullable Object> parameters);
  }

  /** One row of a result, read by column name. */
  interface Row {

    /**
     * Reads a column that is never null.
     *
     * @throws IllegalStateException when it is
     */
    String text(String column);

    @Nullable String textOrNull(String column);

    default int integer(String column) {
      return Integer.parseInt(text(column));
    }

    default boolean bool(String column) {
      var text = text(column);
      return text.equals("t") || text.equals("true");
    }
  }
}
