package dev.burhan.edge;

import java.util.Map;

/**
 * Holds what a route answers.
 *
 * @param payload written as JSON
 * @param measures for the log line, not for the client
 */
public record ApiResponse(
    int status, Object payload, Map<String, String> headers, Measures measures) {

  public ApiResponse {
    headers = Map.copyOf(headers);
  }

  public static ApiResponse ok(Object payload) {
    return new ApiResponse(200, payload, Map.of(), Measures.NONE);
  }

  public static ApiResponse accepted(Object payload) {
    return new ApiResponse(202, payload, Map.of(), Measures.NONE);
  }

  public ApiResponse measured(Measures measured) {
    return new ApiResponse(status, payload, headers, measured);
  }

  /** Ends the request with a problem. */
  public static ProblemException problem(Problem problem) {
    return new ProblemException(problem);
  }
}
