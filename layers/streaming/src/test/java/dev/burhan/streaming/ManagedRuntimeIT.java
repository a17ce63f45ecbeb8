package dev.burhan.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.engines.RuntimeApiServer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same handler under the runtime interface client, which knows nothing of streams. */
@Timeout(180)
final class ManagedRuntimeIT {

  private final RuntimeApiServer api =
      RuntimeApiServer.start(Clock.systemUTC(), Duration.ofSeconds(60));

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void a_streaming_handler_answers_buffered() throws Exception {
    var said = api.invoke("\"say\"");
    var failed = api.invoke("\"fail after the first byte\"");
    var tooLarge = api.invoke("\"large\"");

    try (var child =
        Child.managed(
            Map.of(
                "AWS_LAMBDA_RUNTIME_API",
                api.address(),
                "_HANDLER",
                TrialHandler.class.getName()))) {
      var response = said.response();
      assertThat(response.headers())
          .doesNotContainKey("lambda-runtime-function-response-mode")
          .containsKey("content-length");
      assertThat(response.rest())
          .asString(UTF_8)
          .isEqualTo(
              "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"text/event-stream\"},"
                  + "\"isBase64Encoded\":false,\"body\":\"data: سلام\\n\\n\"}");
      assertThat(failed.error().rest()).asString(UTF_8).contains("failed after");
      assertThat(tooLarge.error().rest())
          .asString(UTF_8)
          .contains("a buffered response may have at most 6291456 bytes");
      assertThat(child.output()).contains("failed after");
    }
  }
}
