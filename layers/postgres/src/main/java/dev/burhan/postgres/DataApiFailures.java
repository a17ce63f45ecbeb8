package dev.burhan.postgres;

import dev.burhan.failure.DependencyFailure;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rdsdata.model.RdsDataException;
import software.amazon.awssdk.services.rdsdata.model.StatementTimeoutException;
import software.amazon.awssdk.services.rdsdata.model.TransactionNotFoundException;

/**
 * Sorts failures of the Data API into those that pass and those that stay. What it wrote may quote
 * data, so nothing of it is passed on but its kind, the SQLSTATE and the request's id.
 */
final class DataApiFailures {

  private static final Pattern STATE = Pattern.compile("SQLState: ([0-9A-Z]{5})");
  private static final Pattern SIZE_LIMIT = Pattern.compile("[Rr]esponse .*size limit");
  private static final int TOO_LARGE = 413;
  private static final int SERVER_ERROR = 500;

  private DataApiFailures() {}

  static DependencyFailure translate(SdkException e) {
    return e instanceof RdsDataException refusal ? refused(refusal) : unanswered(e);
  }

  private static DependencyFailure refused(RdsDataException e) {
    var state = state(e);
    if (state.isPresent()) {
      return SqlFailures.of(state.get());
    }
    if (e.statusCode() == TOO_LARGE) {
      return DataApiParameters.tooLarge();
    }
    if (SIZE_LIMIT.matcher(String.valueOf(e.getMessage())).find()) {
      return new DependencyFailure.Permanent(
          "a result is over 1 MiB, the limit of the Data API", null);
    }
    var message =
        "Data API failed: %s, status=%d, request=%s"
            .formatted(kind(e), e.statusCode(), e.requestId());
    // Without the cause, which says what the Data API wrote.
    return passes(e)
        ? new DependencyFailure.Transient(message, null)
        : new DependencyFailure.Permanent(message, null);
  }

  private static boolean passes(RdsDataException e) {
    return e instanceof StatementTimeoutException
        // It was idle too long, and its work is undone: all of it can be done again.
        || e instanceof TransactionNotFoundException
        || e.isThrottlingException()
        || e.statusCode() >= SERVER_ERROR;
  }

  private static DependencyFailure unanswered(SdkException e) {
    var message = "Data API did not answer: " + e.getClass().getSimpleName();
    boolean passes =
        e instanceof ApiCallTimeoutException
            || e instanceof ApiCallAttemptTimeoutException
            || e instanceof AbortedException
            || e.retryable()
            || isCausedByNetwork(e);
    return passes
        ? new DependencyFailure.Transient(message, e)
        : new DependencyFailure.Permanent(message, e);
  }

  private static boolean isCausedByNetwork(Throwable e) {
    for (@Nullable Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> state(RdsDataException e) {
    var found = STATE.matcher(String.valueOf(e.getMessage()));
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static String kind(RdsDataException e) {
    return e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
        ? e.getClass().getSimpleName()
        : e.awsErrorDetails().errorCode();
  }
}
