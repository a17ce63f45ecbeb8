package dev.burhan.streaming;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Does what its event, a JSON string, names. */
public final class TrialHandler implements StreamingHandler {

  private static final Map<String, String> EVENTS = Map.of("Content-Type", "text/event-stream");

  @Override
  public void handle(InputStream event, ResponseStream response, Context context)
      throws IOException {
    var wanted = new String(event.readAllBytes(), StandardCharsets.UTF_8).replace("\"", "");
    switch (wanted) {
      case "stream" -> stream(response);
      case "say" -> say(response, "data: سلام\n\n");
      case "context" -> say(response, describe(context));
      case "say nothing" -> {}
      case "begin alone" -> response.begin(204, Map.of());
      case "fail at once" -> throw new IllegalStateException("failed at \"once\"");
      case "fail before the first byte" -> {
        response.begin(200, EVENTS).write('x');
        throw new IllegalStateException("failed before");
      }
      case "fail after the first byte" -> {
        say(response, "data: 1\n\n");
        throw new IllegalStateException("failed after");
      }
      case "long headers" -> response.begin(200, Map.of("X-Long", "x".repeat(17_000)));
      case "large" -> response.begin(200, EVENTS).write(new byte[Limits.BUFFERED_BYTES_MAX]);
      case "work for nobody" -> workForNobody(response, context);
      default -> throw new IllegalArgumentException(wanted);
    }
  }

  private static void say(ResponseStream response, String text) throws IOException {
    var body = response.begin(200, EVENTS);
    body.write(text.getBytes(StandardCharsets.UTF_8));
    body.flush();
  }

  /** Each piece is written only when the test allows it. */
  private static void stream(ResponseStream response) throws IOException {
    try (var gate = new Gate.Side()) {
      var body = response.begin(200, EVENTS);
      for (int i = 1; i <= 3; i++) {
        gate.await();
        body.write(("data: " + i).getBytes(StandardCharsets.UTF_8));
        body.write("\n\n".getBytes(StandardCharsets.UTF_8));
        body.flush();
      }
    }
  }

  private static String describe(Context context) {
    int left = context.getRemainingTimeInMillis();
    return "%s|%s|%b|%s|%d|%s"
        .formatted(
            context.getAwsRequestId(),
            context.getInvokedFunctionArn(),
            left > 0 && left <= 60_000,
            context.getFunctionName(),
            context.getMemoryLimitInMB(),
            System.getProperty("com.amazonaws.xray.traceHeader"));
  }

  private static void workForNobody(ResponseStream response, Context context) throws IOException {
    try (var gate = new Gate.Side()) {
      var body = response.begin(200, EVENTS);
      body.write('1');
      body.flush();
      gate.report("first piece sent, client gone: " + response.clientGone());
      while (!response.clientGone() && context.getRemainingTimeInMillis() > 0) {
        Thread.onSpinWait();
      }
      gate.report("client gone: " + response.clientGone());
      try {
        body.write('2');
        body.flush();
        gate.report("written");
      } catch (ClientGoneException e) {
        gate.report(e.getClass().getSimpleName());
        throw e;
      }
    }
  }
}
