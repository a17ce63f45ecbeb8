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
 * <p>Thread-safe. Parameters are strings, numbers, booleans or null; anything richer goes in as
 * JSON text. Statements are cancelled in the database when the deadline passes. Failures come as
 * {@link dev.burhan.failure.DependencyFailure}.
 */
public interface SqlClient {

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
