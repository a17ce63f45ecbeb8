package dev.burhan.cloud.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.command.Samples;
import dev.burhan.edge.SseReader;
import dev.burhan.edge.SseReader.Event;
import dev.burhan.engines.BedrockCall;
import dev.burhan.engines.BedrockServer;
import dev.burhan.engines.FunctionProcess;
import dev.burhan.engines.ReceivedBody;
import dev.burhan.engines.RuntimeApiServer;
import dev.burhan.function.query.StreamHandler;
import dev.burhan.streaming.StreamingBootstrap;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the function that streams answers in a process of its own, as Lambda does: under the runtime
 * that streams, and under the managed one, which buffers.
 */
@Timeout(240)
@ExtendWith(SharedCloud.class)
final class StreamingRuntimeIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FUNCTION = "QueryStreamFunction";
  private static final String TENANT = "runtime";
  private static final String END_OF_PRELUDE = "\0".repeat(8);

  private final RuntimeApiServer api =
      RuntimeApiServer.start(Clock.systemUTC(), Duration.ofMinutes(2));
  private Map<String, String> environment = Map.of();

  @BeforeEach
  void store(LocalCloud cloud) {
    try (var caller = SharedCloud.caller(cloud, TENANT)) {
      caller.ingest("lease-agreement", Samples.document("lease-agreement"));
    }
    environment = cloud.stack().function(FUNCTION).environment();
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void an_answer_streams_after_a_restore_event_by_event_in_order() throws Exception {
    var invocation = api.invoke(event());

    try (var child =
        streaming("scripted:1:1", Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"))) {
      api.awaitCheckpoint();
      api.restore();
      var body = invocation.response();

      assertThat(body.headers())
          .containsEntry("lambda-runtime-function-response-mode", "streaming");
      var pieces = pieces(body);
      assertThat(pieces.getFirst())
          .startsWith("{\"statusCode\":200,")
          .contains("text/event-stream")
          .endsWith(END_OF_PRELUDE);
      var written = pieces.subList(1, pieces.size());
      assertThat(written)
          .as("a chunk is an event")
          .allMatch(piece -> SseReader.all(piece).size() == 1);
      assertWhole(SseReader.all(String.join("", written)));
      assertThat(body.trailers()).isEmpty();
      assertThat(child.output()).doesNotContain("ERROR");
    }
  }

  /** The model may write the rest only when its beginning has been seen here. */
  @Test
  void what_a_model_has_written_arrives_before_it_writes_on() throws Exception {
    var seen = new Semaphore(0);
    try (var bedrock =
            BedrockServer.start(
                call -> {
                  var stream = call.stream();
                  stream.start();
                  stream.text("The tenant must give ");
                  seen.acquire();
                  stream.text("notice [1].");
                  stream.stop("end_turn");
                  stream.end();
                });
        var child = streaming("bedrock:amazon.nova-lite-v1:0", at(bedrock))) {
      var body = api.invoke(event()).response();
      var until = upTo("delta", body);

      assertThat(until).extracting(Event::name).containsExactly("meta", "delta");
      assertThat(until.getLast().data().path("text").asText()).isEqualTo("The tenant must give");

      seen.release();
      assertThat(SseReader.all(new String(body.rest(), UTF_8)).getLast().name()).isEqualTo("done");
      assertThat(child.output()).doesNotContain("ERROR");
    }
  }

  @Test
  void a_model_that_breaks_off_ends_the_stream_with_one_error() throws Exception {
    try (var bedrock = BedrockServer.start(StreamingRuntimeIT::breakOff);
        var child = streaming("bedrock:amazon.nova-lite-v1:0", at(bedrock))) {
      var broken = api.invoke(event());
      var refused = api.invoke(event("{}"));

      var body = broken.response();
      var pieces = pieces(body);
      var events = SseReader.all(String.join("", pieces.subList(1, pieces.size())));
      assertThat(events).extracting(Event::name).containsExactly("meta", "delta", "error");
      assertThat(events.getLast().data().path("status").asInt()).isEqualTo(503);
      assertThat(body.trailers()).isEmpty();
      assertThat(new String(refused.response().rest(), UTF_8))
          .startsWith("{\"statusCode\":400,")
          .contains("urn:burhan:problem:invalid-request");
      assertThat(child.output()).contains("request failed").doesNotContain("How much notice");
    }
  }

  @Test
  void the_managed_runtime_sends_the_same_events_in_one_piece() throws Exception {
    var invocation = api.invoke(event());

    try (var child = managed("scripted:0:0")) {
      var body = invocation.response();

      assertThat(body.headers()).doesNotContainKey("lambda-runtime-function-response-mode");
      var response = JSON.readTree(body.rest());
      assertThat(response.path("statusCode").asInt()).isEqualTo(200);
      assertWhole(SseReader.all(response.path("body").asText()));
      assertThat(child.output()).doesNotContain("ERROR");
    }
  }

  private static void breakOff(BedrockCall call) throws IOException {
    var stream = call.stream();
    stream.start();
    stream.text("The tenant must give ");
  }

  private static void assertWhole(List<Event> events) {
    assertThat(events)
        .extracting(Event::id)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, events.size()).boxed().toList());
    var names = events.stream().map(Event::name).toList();
    assertThat(names).startsWith("meta").endsWith("done").doesNotContain("error");
    assertThat(names).filteredOn("done"::equals).hasSize(1);
    var whole = events.getLast().data();
    assertThat(whole.path("outcome").asText()).isEqualTo("grounded");
    assertThat(text(events)).isEqualTo(whole.path("text").asText());
  }

  private static String text(List<Event> events) {
    var text = new StringBuilder();
    events.stream()
        .filter(event -> event.name().equals("delta"))
        .forEach(event -> text.append(event.data().path("text").asText()));
    return text.toString();
  }

  private FunctionProcess streaming(String provider, Map<String, String> more) {
    return start(provider, more, List.of("-Xshare:auto", StreamingBootstrap.class.getName()));
  }

  private FunctionProcess managed(String provider) {
    return start(
        provider,
        Map.of(),
        List.of(
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
            AWSLambda.class.getName(),
            StreamHandler.class.getName()));
  }

  private FunctionProcess start(
      String provider, Map<String, String> more, List<String> optionsAndMain) {
    var variables = new HashMap<>(environment);
    variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
    variables.put("_HANDLER", StreamHandler.class.getName());
    variables.put("MODEL_PROVIDER", provider);
    variables.putAll(more);
    var command = new ArrayList<>(List.of(FunctionProcess.JAVA, "-cp", classPath()));
    command.addAll(optionsAndMain);
    return FunctionProcess.start(variables, command);
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static Map<String, String> at(BedrockServer bedrock) {
    return Map.of("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", bedrock.endpoint().toString());
  }

  private static String event() {
    return event(
        "{\"question\": \"How much notice must the tenant give the landlord to end the lease of"
            + " the flat?\"}");
  }

  private static String event(String body) {
    var event = JSON.createObjectNode();
    event.put("resource", "/query/stream").put("path", "/query/stream").put("httpMethod", "POST");
    var context = event.putObject("requestContext").put("requestId", "request-1");
    context.putObject("authorizer").put("tenant", TENANT).put("scopes", "query");
    return event.put("body", body).toString();
  }

  /** The events until one of a name has come. */
  private static List<Event> upTo(String name, ReceivedBody body) {
    var events = new ArrayList<Event>();
    while (events.isEmpty() || !events.getLast().name().equals(name)) {
      events.addAll(SseReader.all(new String(body.next().orElseThrow().bytes(), UTF_8)));
    }
    return events;
  }

  private static List<String> pieces(ReceivedBody body) {
    var pieces = new ArrayList<String>();
    for (var chunk = body.next(); chunk.isPresent(); chunk = body.next()) {
      pieces.add(new String(chunk.get().bytes(), UTF_8));
    }
    return pieces;
  }
}
