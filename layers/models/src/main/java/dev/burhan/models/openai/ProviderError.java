package dev.burhan.models.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.failure.DependencyFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says what went wrong at a server, in words that are safe to log: its own message may repeat the
 * key and the question and is left out.
 *
 * @param status of HTTP, 0 where the error came in the stream and gave none
 * @param code such as rate_limit_exceeded; "none" where it says nothing we would repeat
 */
record ProviderError(int status, String code) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Without digits and capitals, so that it cannot hold a key. */
  private static final Pattern CODE = Pattern.compile("[a-z_]{3,60}");

  private static final String NONE = "none";

  private static final Set<String> NEVER_BETTER =
      Set.of("insufficient_quota", "invalid_request_error", "authentication_error");

  /** Reads the body of a response that is no success. */
  static ProviderError ofBody(int status, byte[] body) {
    try {
      return new ProviderError(status, code(JSON.readTree(body).path("error")));
    } catch (JsonProcessingException e) {
      return new ProviderError(status, NONE);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Reads the error that takes the place of a chunk. */
  static ProviderError ofChunk(JsonNode error) {
    return new ProviderError(error.path("code").asInt(0), code(error));
  }

  private static String code(JsonNode error) {
    return Stream.of("code", "type")
        .map(key -> loggable(error.path(key)))
        .filter(code -> !code.equals(NONE))
        .findFirst()
        .orElse(NONE);
  }

  /** A word of the server as it may be logged. */
  static String loggable(JsonNode word) {
    String text = word.asText("");
    return CODE.matcher(text).matches() ? text : NONE;
  }

  /** Whether a filter of the server refused the question. */
  boolean isFilter() {
    return status == 400 && code.equals("content_filter");
  }

  /**
   * The failure to throw.
   *
   * @param detail more that is safe to log, or ""
   * @param retryAfter how long the server asked to be left alone
   */
  DependencyFailure failure(String model, String detail, Optional<Duration> retryAfter) {
    var message =
        "the model failed, status=%d, code=%s, model=%s%s%s"
            .formatted(
                status,
                code,
                model,
                detail,
                retryAfter.map(time -> ", retry after " + time.toSeconds() + " s").orElse(""));
    return mayPass()
        ? new DependencyFailure.Transient(message, null, retryAfter)
        : new DependencyFailure.Permanent(message, null);
  }

  /** A quota that is used up is told like a throttle, though it does not pass. */
  private boolean mayPass() {
    if (status == 0) {
      return !NEVER_BETTER.contains(code);
    }
    boolean passes = status == 408 || status == 425 || status == 429 || status >= 500;
    return passes && !code.equals("insufficient_quota");
  }
}
