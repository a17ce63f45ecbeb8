package dev.burhan.streaming;

import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says to Lambda what went wrong. API Gateway shows its caller none of it.
 *
 * @param type a name with a prefix, such as {@code Runtime.UserException}
 */
record FailureReport(String type, Throwable failure) {

  private static final int MESSAGE_MAX = 1_000;
  private static final int FRAMES_MAX = 30;

  /** Of a handler that could not be made: what its constructor threw rather than who called it. */
  static FailureReport ofStart(Throwable failure) {
    var thrown = failure instanceof InvocationTargetException ? failure.getCause() : failure;
    return new FailureReport("Runtime.BadFunctionCode", thrown == null ? failure : thrown);
  }

  static FailureReport ofHandler(Throwable failure) {
    return new FailureReport("Runtime.UserException", failure);
  }

  Map<String, String> headers() {
    return Map.of("Lambda-Runtime-Function-Error-Type", type);
  }

  byte[] body() {
    var frames =
        Arrays.stream(failure.getStackTrace())
            .limit(FRAMES_MAX)
            .map(frame -> JsonText.quote(frame.toString()))
            .collect(Collectors.joining(",", "[", "]"));
    var json =
        "{\"errorMessage\":%s,\"errorType\":%s,\"stackTrace\":%s}"
            .formatted(
                JsonText.quote(message()), JsonText.quote(failure.getClass().getName()), frames);
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private String message() {
    var message = String.valueOf(failure.getMessage());
    return message.substring(0, Math.min(message.length(), MESSAGE_MAX));
  }

  /** The same after the last byte of a stream; the body is encoded, for it must be one line. */
  Map<String, String> trailers() {
    return Map.of(
        "Lambda-Runtime-Function-Error-Type",
        type,
        "Lambda-Runtime-Function-Error-Body",
        Base64.getEncoder().encodeToString(body()));
  }
}
