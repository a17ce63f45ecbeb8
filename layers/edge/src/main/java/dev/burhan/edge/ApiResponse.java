package dev.burhan.edge;

import java.util.Map;
import java.util.Optional;

/**
 * Holds what a route answers.
 *
 * @param payload written as JSON
 * @param measures for the log line, not for the client
 * @param replay written instead when the request comes again with its Idempotency-Key
 */
public record ApiResponse(
    int status,
    Object payload,
    Map<String, String> headers,
    Measures measures,
    Optional<Object> replay) {

  /** A payload that is no JSON. */
  record Text(String contentType, String text) {}

  public ApiResponse {
    headers = Map.copyOf(headers);
  }

  public ApiResponse(int status, Object payload, Map<String, String> headers, Measures measures) {
    this(status, payload, headers, measures, Optional.empty());
  }

  public static ApiResponse ok(Object payload) {
    return new ApiResponse(200, payload, Map.of(), Measures.NONE);
  }

  /** A text of another type than JSON. */
  public static ApiResponse text(String contentType, String text) {
    return ok(new Text(contentType, text));
  }

  public static ApiResponse created(Object payload) {
    return new ApiResponse(201, payload, Map.of(), Measures.NONE);
  }

  /** Shows a secret this once: what is kept for a replay must not hold it. */
  public static ApiResponse createdSecretly(Object payload, Object withoutSecret) {
    return new ApiResponse(201, payload, Map.of(), Measures.NONE, Optional.of(withoutSecret));
  }

  public static ApiResponse accepted(Object payload) {
    return new ApiResponse(202, payload, Map.of(), Measures.NONE);
  }

  public ApiResponse measured(Measures measured) {
    return new ApiResponse(status, payload, headers, measured, replay);
  }

  /** Ends the request with a problem. */
  public static ProblemException problem(Problem problem) {
    return new ProblemException(problem);
  }
}
