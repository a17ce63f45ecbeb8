package dev.burhan.aws;

import dev.burhan.failure.DependencyFailure;
import java.io.IOException;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Translates failures of the SDK, once, into whether trying again can help. The message names the
 * service, the operation and how it failed; what AWS wrote may quote a request, so it stays out.
 */
public final class AwsFailures {

  private static final int SERVER_ERROR = 500;
  private static final Set<Integer> TRANSIENT_STATUS = Set.of(408, 429);
  private static final Set<String> TRANSIENT_CODES =
      Set.of("TransactionInProgressException", "RequestTimeout", "RequestTimeoutException");

  private AwsFailures() {}

  /** Calls AWS and fails with {@link DependencyFailure} if that fails. */
  public static <T> T translating(String service, String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw of(service, operation, e);
    }
  }

  /** Tells what the edge is to know about a failed call. */
  public static DependencyFailure of(String service, String operation, SdkException e) {
    var message = message(service, operation, e);
    return isTransient(e)
        ? new DependencyFailure.Transient(message, e)
        : new DependencyFailure.Permanent(message, e);
  }

  static String message(String service, String operation, SdkException e) {
    return service + " " + operation + " failed: " + describe(e);
  }

  /** Tells of a transfer that broke off. */
  static DependencyFailure interrupted(String service, String operation, IOException e) {
    return new DependencyFailure.Transient(
        service + " " + operation + " broke off: " + e.getClass().getSimpleName(), e);
  }

  static boolean isTransient(SdkException e) {
    return switch (e) {
      case ApiCallTimeoutException timeout -> true;
      case ApiCallAttemptTimeoutException timeout -> true;
      case AbortedException aborted -> true;
      case SdkServiceException refusal -> isTransientRefusal(refusal);
      default -> e.retryable() || isCausedByNetwork(e);
    };
  }

  private static boolean isTransientRefusal(SdkServiceException e) {
    return e.isThrottlingException()
        || e.statusCode() >= SERVER_ERROR
        || TRANSIENT_STATUS.contains(e.statusCode())
        || TRANSIENT_CODES.contains(errorCode(e));
  }

  private static boolean isCausedByNetwork(Throwable e) {
    for (@Nullable Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  private static String describe(SdkException e) {
    if (e instanceof SdkServiceException refusal) {
      return "%s, status=%d, request=%s"
          .formatted(errorCode(refusal), refusal.statusCode(), refusal.requestId());
    }
    return e.getClass().getSimpleName() + causes(e);
  }

  private static String causes(SdkException e) {
    var cause = e.getCause();
    return cause == null ? "" : " by " + cause.getClass().getSimpleName();
  }

  private static String errorCode(SdkServiceException e) {
    if (e instanceof AwsServiceException aws
        && aws.awsErrorDetails() != null
        && aws.awsErrorDetails().errorCode() != null) {
      return aws.awsErrorDetails().errorCode();
    }
    return e.getClass().getSimpleName();
  }
}
