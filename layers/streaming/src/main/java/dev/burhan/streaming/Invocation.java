package dev.burhan.streaming;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.time.Instant;
import java.util.Optional;

/** Is one event with what the Runtime API says about it. */
record Invocation(
    String id, InputStream event, Instant deadline, String functionArn, Optional<String> traceId) {

  static Invocation of(Answer answer) throws IOException {
    if (!answer.succeeded()) {
      throw new ProtocolException("no next invocation: " + answer.summary());
    }
    return new Invocation(
        required(answer, "lambda-runtime-aws-request-id"),
        answer.body(),
        deadline(required(answer, "lambda-runtime-deadline-ms")),
        answer.header("lambda-runtime-invoked-function-arn").orElse(""),
        answer.header("lambda-runtime-trace-id"));
  }

  private static String required(Answer answer, String header) throws ProtocolException {
    return answer
        .header(header)
        .orElseThrow(() -> new ProtocolException("an invocation without the header " + header));
  }

  private static Instant deadline(String millis) throws ProtocolException {
    try {
      return Instant.ofEpochMilli(Long.parseLong(millis));
    } catch (NumberFormatException e) {
      var failure = new ProtocolException("no deadline: " + millis);
      failure.initCause(e);
      throw failure;
    }
  }
}
