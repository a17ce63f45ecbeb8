package dev.burhan.postgres;

import dev.burhan.failure.DependencyFailure;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sorts database errors into those that pass and those that stay, once, by SQLSTATE. */
final class SqlFailures {

  /** Connection lost, no resources, operator intervention (incl. cancelled), rolled back, I/O. */
  private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "53", "57", "40", "55", "58");

  private SqlFailures() {}

  static DependencyFailure translate(SQLException e) {
    var state = e.getSQLState() == null ? "" : e.getSQLState();
    boolean passes =
        e instanceof SQLTransientException
            // Not from the server: the pool or the driver found the connection gone.
            || state.isEmpty()
            || passes(state);
    return failure(state, passes, e);
  }

  /**
   * Sorts an error that came as text.
   *
   * @param state five characters
   */
  static DependencyFailure of(String state) {
    return failure(state, passes(state), null);
  }

  private static boolean passes(String state) {
    return state.length() == 5 && TRANSIENT_CLASSES.contains(state.substring(0, 2));
  }

  private static DependencyFailure failure(
      String state, boolean passes, @Nullable Throwable cause) {
    // The message of the server may quote data; the state says enough.
    var message = "database failed, sqlstate=" + state;
    return passes
        ? new DependencyFailure.Transient(message, cause)
        : new DependencyFailure.Permanent(message, cause);
  }
}
