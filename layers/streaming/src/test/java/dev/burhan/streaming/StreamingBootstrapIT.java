package dev.burhan.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.engines.ReceivedBody;
import dev.burhan.engines.RuntimeApiServer;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
final class StreamingBootstrapIT {

  private static final String PRELUDE =
      "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"text/event-stream\"}}\0\0\0\0\0\0\0\0";

  private final RuntimeApiServer api =
      RuntimeApiServer.start(Clock.systemUTC(), Duration.ofSeconds(60));

  @AfterEach
  void close() {
    api.close();
  }

  private Map<String, String> environment(Class<?> handler) {
    var environment = new HashMap<String, String>();
    environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "trial");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "2048");
    environment.put("_HANDLER", handler.getName());
    return environment;
  }

  private static String next(ReceivedBody body) {
    return new String(body.next().orElseThrow().bytes(), UTF_8);
  }

  /** The function may write the next chunk only when the one before has been seen here. */
  @Test
  void each_chunk_arrives_before_the_next_is_written() throws Exception {
    try (var gate = new Gate()) {
      var environment = environment(TrialHandler.class);
      environment.put(Gate.VARIABLE, gate.port());
      var invocation = api.invoke("\"stream\"");
      try (var child = Child.streaming(environment);
          var visit = gate.visit()) {
        visit.open();
        var body = invocation.response();
        var prelude = body.next().orElseThrow();
        assertThat(new String(prelude.bytes(), UTF_8)).isEqualTo(PRELUDE);
        for (int i = 1; i <= 3; i++) {
          var chunk = body.next().orElseThrow();
          long micros = (chunk.nanos() - prelude.nanos()) / 1_000;
          System.out.printf("chunk %d came %,d µs after the prelude%n", i, micros);
          assertThat(new String(chunk.bytes(), UTF_8)).isEqualTo("data: " + i + "\n\n");
          if (i < 3) {
            visit.open();
          }
        }
        assertThat(body.trailers()).isEmpty();
        api.close();
        assertThat(child.exit()).isEqualTo(1);
      }
    }
  }

  @Test
  void a_response_is_said_to_stream_and_begins_with_its_prelude() throws Exception {
    var invocation = api.invoke("\"say\"");

    try (var child = Child.streaming(environment(TrialHandler.class))) {
      var body = invocation.response();

      assertThat(body.headers())
          .containsEntry("lambda-runtime-function-response-mode", "streaming")
          .containsEntry("content-type", "application/vnd.awslambda.http-integration-response")
          .containsEntry("transfer-encoding", "chunked");
      assertThat(body.rest()).isEqualTo((PRELUDE + "data: سلام\n\n").getBytes(UTF_8));
      assertThat(child.output()).isEmpty();
    }
  }

  @Test
  void one_process_serves_one_event_after_another_whatever_becomes_of_them() throws Exception {
    var first = api.invoke("\"say\"");
    var failing = api.invoke("\"fail at once\"");
    var silent = api.invoke("\"say nothing\"");
    var alone = api.invoke("\"begin alone\"");
    var broken = api.invoke("\"fail after the first byte\"");
    var last = api.invoke("\"say\"");

    try (var child = Child.streaming(environment(TrialHandler.class))) {
      assertThat(first.response().rest()).endsWith("data: سلام\n\n".getBytes(UTF_8));
      assertThat(failing.error().rest()).asString(UTF_8).contains("failed at \\\"once\\\"");
      assertThat(silent.error().rest()).asString(UTF_8).contains("without a response");
      assertThat(alone.response().rest())
          .asString(UTF_8)
          .isEqualTo("{\"statusCode\":204,\"headers\":{}}" + "\0".repeat(8));
      assertThat(broken.response().rest()).asString(UTF_8).isEqualTo(PRELUDE + "data: 1\n\n");
      assertThat(last.response().rest()).endsWith("data: سلام\n\n".getBytes(UTF_8));
      assertThat(child.output()).contains("failed after").contains(broken.id());
      assertThat(api.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_failure_before_the_first_byte_is_an_ordinary_error() throws Exception {
    var invocation = api.invoke("\"fail before the first byte\"");
    var refused = api.invoke("\"long headers\"");

    try (var child = Child.streaming(environment(TrialHandler.class))) {
      var error = invocation.error();

      assertThat(error.headers())
          .containsEntry("lambda-runtime-function-error-type", "Runtime.UserException");
      assertThat(error.rest())
          .asString(UTF_8)
          .startsWith(
              "{\"errorMessage\":\"failed before\","
                  + "\"errorType\":\"java.lang.IllegalStateException\",\"stackTrace\":[\"")
          .contains("TrialHandler.handle");
      assertThat(refused.error().rest()).asString(UTF_8).contains("API Gateway reads 16384");
      assertThat(child.output()).contains("failed before");
    }
  }

  @Test
  void a_failure_after_the_first_byte_ends_the_stream_with_trailers() throws Exception {
    var invocation = api.invoke("\"fail after the first byte\"");

    try (var child = Child.streaming(environment(TrialHandler.class))) {
      var body = invocation.response();
      assertThat(body.rest()).asString(UTF_8).isEqualTo(PRELUDE + "data: 1\n\n");

      var trailers = body.trailers();
      assertThat(trailers)
          .containsOnlyKeys(
              "lambda-runtime-function-error-type", "lambda-runtime-function-error-body")
          .containsEntry("lambda-runtime-function-error-type", "Runtime.UserException");
      var json = Base64.getDecoder().decode(trailers.get("lambda-runtime-function-error-body"));
      assertThat(json).asString(UTF_8).startsWith("{\"errorMessage\":\"failed after\",");
      assertThat(child.output()).contains("failed after");
    }
  }

  @Test
  void the_handler_learns_that_the_client_is_gone_and_the_next_event_is_served() throws Exception {
    try (var gate = new Gate()) {
      var environment = environment(TrialHandler.class);
      environment.put(Gate.VARIABLE, gate.port());
      var invocation = api.invoke("\"work for nobody\"");
      var next = api.invoke("\"say\"");
      try (var child = Child.streaming(environment);
          var visit = gate.visit()) {
        var body = invocation.response();
        assertThat(next(body)).isEqualTo(PRELUDE);
        assertThat(next(body)).isEqualTo("1");
        assertThat(visit.report()).isEqualTo("first piece sent, client gone: false");

        body.hangUp();

        assertThat(visit.report()).isEqualTo("client gone: true");
        assertThat(visit.report()).isEqualTo("ClientGoneException");
        assertThat(next.response().rest()).endsWith("data: سلام\n\n".getBytes(UTF_8));
        assertThat(child.output()).contains("takes no more of this response");
      }
    }
  }

  @Test
  void the_context_tells_what_the_runtime_api_said() throws Exception {
    var invocation = api.invoke("\"context\"");

    try (var child = Child.streaming(environment(TrialHandler.class))) {
      assertThat(invocation.response().rest())
          .asString(UTF_8)
          .isEqualTo(
              PRELUDE
                  + invocation.id()
                  + "|arn:aws:lambda:eu-west-1:123456789012:function:local:live|true|trial|2048|"
                  + "Root=1-00000000-000000000000000000000001;Parent=0000000000000002;Sampled=1");
      assertThat(child.output()).isEmpty();
    }
  }

  @Test
  void a_handler_that_cannot_be_made_is_an_error_of_the_start() throws Exception {
    var environment = environment(TrialHandler.class);
    environment.put("_HANDLER", "dev.burhan.streaming.NoSuchHandler::handle");

    try (var child = Child.streaming(environment)) {
      var error = api.initError();
      assertThat(error.headers())
          .containsEntry("lambda-runtime-function-error-type", "Runtime.BadFunctionCode");
      assertThat(error.rest())
          .asString(UTF_8)
          .contains("\"errorMessage\":\"dev.burhan.streaming.NoSuchHandler\"")
          .contains("java.lang.ClassNotFoundException");
      assertThat(child.exit()).isEqualTo(1);
    }
    try (var child = Child.streaming(environment(FailingHandler.class))) {
      assertThat(api.initError().rest()).asString(UTF_8).contains("a setting is missing");
      assertThat(child.exit()).isEqualTo(1);
    }
    try (var child = Child.streaming(environment(String.class))) {
      assertThat(api.initError().rest()).asString(UTF_8).contains("java.lang.String is no");
      assertThat(child.exit()).isEqualTo(1);
    }
  }

  @Test
  void the_wrapper_starts_it_with_the_command_line_of_the_managed_runtime() throws Exception {
    var environment = environment(TrialHandler.class);
    environment.put("LAMBDA_TASK_ROOT", Child.at(TrialHandler.class));
    var invocation = api.invoke("\"say\"");

    try (var child = Child.wrapped(environment)) {
      assertThat(invocation.response().rest()).endsWith("data: سلام\n\n".getBytes(UTF_8));
      api.close();
      assertThat(child.exit()).isEqualTo(1);
      assertThat(child.output()).contains("the Runtime API is gone");
    }
  }
}
