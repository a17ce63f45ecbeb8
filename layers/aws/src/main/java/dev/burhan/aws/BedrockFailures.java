package dev.burhan.aws;

import dev.burhan.failure.DependencyFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Translates failures of Bedrock; the SDK gives those that break into a stream the status they
 * would have had before it. What Bedrock writes about a request may quote it, and what the SDK
 * writes about a reply may quote that, so neither goes further, not even as a cause.
 *
 * @param operation such as Converse
 * @param model the model that was asked
 */
record BedrockFailures(String operation, String model) {

  /** A model that Bedrock called failed, not the request. */
  private static final int FAILED_DEPENDENCY = 424;

  DependencyFailure of(Throwable e) {
    return switch (e) {
      case CompletionException wrapper when wrapper.getCause() != null -> of(wrapper.getCause());
      case SdkException failed -> translated(failed);
      case IOException broken -> AwsFailures.interrupted("Bedrock", call(), broken);
      default -> notUnderstood(e.getClass().getSimpleName());
    };
  }

  DependencyFailure.Transient passing(String what) {
    return new DependencyFailure.Transient(message(what), null);
  }

  DependencyFailure.Permanent notUnderstood(String what) {
    return new DependencyFailure.Permanent(message("was answered with " + what), null);
  }

  private DependencyFailure translated(SdkException e) {
    var message = AwsFailures.message("Bedrock", call(), e);
    if (e instanceof SdkServiceException refusal) {
      return AwsFailures.isTransient(e) || refusal.statusCode() == FAILED_DEPENDENCY
          ? new DependencyFailure.Transient(message, null, retryAfter(refusal))
          : new DependencyFailure.Permanent(message, null);
    }
    // Of these the cause is the network, or time.
    return AwsFailures.isTransient(e)
        ? new DependencyFailure.Transient(message, e)
        : new DependencyFailure.Permanent(message, null);
  }

  private static Optional<Duration> retryAfter(SdkServiceException refusal) {
    return refusal instanceof AwsServiceException e && e.awsErrorDetails() != null
        ? Optional.ofNullable(e.awsErrorDetails().sdkHttpResponse())
            .flatMap(response -> response.firstMatchingHeader("Retry-After"))
            .filter(value -> value.matches("[0-9]{1,6}"))
            .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        : Optional.empty();
  }

  private String message(String what) {
    return "Bedrock %s %s".formatted(call(), what);
  }

  private String call() {
    return operation + " of " + model;
  }
}
