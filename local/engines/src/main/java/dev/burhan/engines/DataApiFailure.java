package dev.burhan.engines;

import java.sql.SQLException;

/** Is an answer of the Data API that is no result. */
final class DataApiFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final int status;
  private final String type;

  DataApiFailure(int status, String type, String message) {
    super(message);
    this.status = status;
    this.type = type;
  }

  static DataApiFailure of(String type, String message) {
    return new DataApiFailure(BAD_REQUEST, type, message);
  }

  static DataApiFailure badRequest(String message) {
    return of("BadRequestException", message);
  }

  static DataApiFailure invalid(String message) {
    return of("ValidationException", message);
  }

  static DataApiFailure transactionNotFound(String id) {
    return new DataApiFailure(
        NOT_FOUND, "TransactionNotFoundException", "Transaction " + id + " is not found");
  }

  /** What the database said, with its details, as the Data API passes it on. */
  static DataApiFailure of(SQLException e) {
    // The database's own limit speaks of a statement timeout; only a cancel of ours, of a request.
    if ("57014".equals(e.getSQLState())
        && String.valueOf(e.getMessage()).contains("user request")) {
      return of("StatementTimeoutException", "Request timed out");
    }
    return of("DatabaseErrorException", e.getMessage() + "; SQLState: " + e.getSQLState());
  }

  static DataApiFailure of(DataApiFault fault) {
    return switch (fault) {
      case RESUMING ->
          of(
              "DatabaseResumingException",
              "The Aurora DB instance is resuming after being auto-paused. Please wait a few seconds and try again.");
      case THROTTLED -> of("ThrottlingException", "Rate exceeded");
      case CUT -> throw new IllegalArgumentException("a cut connection answers nothing");
    };
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }
}
