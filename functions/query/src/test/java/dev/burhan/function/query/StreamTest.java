package dev.burhan.function.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.burhan.edge.SseReader;
import dev.burhan.edge.SseReader.Event;
import dev.burhan.edge.testing.ApiContract;
import dev.burhan.edge.testing.TestContext;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.metering.BudgetLimit;
import dev.burhan.streaming.ResponseStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StreamTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUESTION =
      "{\"question\":\"How many days of notice must the tenant give?\"}";

  private final QueryFixture function = new QueryFixture();

  @Test
  void streams_an_answer_with_its_citations_and_ends_once() {
    var sent = send(QUESTION, Map.of());

    assertThat(sent.status).isEqualTo(200);
    assertThat(sent.headers)
        .containsEntry("Content-Type", "text/event-stream; charset=utf-8")
        .containsEntry("X-Request-Id", "01234567-89ab-cdef-0123-456789abcdef");
    var events = sent.events();
    assertThat(events.getFirst().name()).isEqualTo("meta");
    assertThat(events.getLast().name()).isEqualTo("done");
    assertThat(events.stream().map(Event::id))
        .containsExactlyElementsOf(
            java.util.stream.IntStream.rangeClosed(1, events.size()).boxed().toList());
    var text = new StringBuilder();
    events.stream()
        .filter(event -> event.name().equals("delta"))
        .forEach(event -> text.append(event.data().path("text").asText()));
    var whole = events.getLast().data();
    assertThat(text.toString()).isEqualTo(whole.path("text").asText());
    assertThat(events.stream().filter(event -> event.name().equals("citation")).map(Event::data))
        .containsExactlyElementsOf(whole.path("citations"));
    assertThat(whole).isEqualTo(ApiContract.json(function.query(QUESTION).getBody()));
  }

  @Test
  void ends_with_no_evidence_where_there_is_none() {
    var events = send("{\"question\":\"quantum chromodynamics\"}", Map.of()).events();

    assertThat(events.stream().map(Event::name)).containsExactly("meta", "done");
    assertThat(events.getLast().data().path("outcome").asText()).isEqualTo("no_evidence");
  }

  @Test
  void what_is_wrong_with_a_question_is_a_problem_and_no_stream() {
    var sent = send("{\"question\":\"\"}", Map.of());

    assertThat(sent.status).isEqualTo(400);
    assertThat(sent.headers).containsEntry("Content-Type", "application/problem+json");
    assertThat(ApiContract.json(sent.text()).path("status").asInt()).isEqualTo(400);
  }

  @Test
  void a_search_that_fails_is_a_problem_that_says_when_to_come_again() {
    function.failure = new DependencyFailure.Transient("database resumes", null);

    var sent = send(QUESTION, Map.of());

    assertThat(sent.status).isEqualTo(503);
    assertThat(sent.headers).containsKey("Retry-After");
  }

  @Test
  void an_answer_that_was_given_is_streamed_again_for_its_key() {
    var key = Map.of("Idempotency-Key", "once");

    var first = send(QUESTION, key).events();
    function.failure = new DependencyFailure.Transient("nobody should ask", null);
    var again = send(QUESTION, key).events();

    assertThat(again.getLast().data()).isEqualTo(first.getLast().data());
    assertThat(again.stream().map(Event::name))
        .containsSubsequence("meta", "delta", "citation", "done");
  }

  @Test
  void a_client_that_goes_away_is_no_failure() {
    var sent = new Sent();
    sent.bytesMax = 10;

    function.streamHandler().handle(event(QUESTION, Map.of()), sent, TestContext.FRESH);

    assertThat(sent.status).isEqualTo(200);
    var standing = function.budgets.standing(QueryFixture.ACME);
    assertThat(standing.open()).isEmpty();
    assertThat(standing.used(BudgetLimit.REQUESTS_PER_DAY.counter(function.clock.instant())))
        .isEqualTo(1);
  }

  @Test
  void a_budget_that_has_no_room_is_a_problem_and_no_stream() {
    var sent = send(QUESTION, Map.of(), "0/0/0;0/0/0;0");

    assertThat(sent.status).isEqualTo(429);
    assertThat(sent.headers).containsKeys("Retry-After", "RateLimit", "RateLimit-Policy");
  }

  @Test
  void a_stream_says_at_its_beginning_what_is_left() {
    var sent = send(QUESTION, Map.of(), "9/9/9;9/9/9;9");

    assertThat(sent.status).isEqualTo(200);
    assertThat(sent.headers.get("RateLimit")).contains("\"requests-per-day\";r=8;");
  }

  private Sent send(String body, Map<String, String> headers, String limits) {
    var sent = new Sent();
    var event = event(body, headers, Map.of("limits", limits));
    function.streamHandler().handle(event, sent, TestContext.FRESH);
    return sent;
  }

  private Sent send(String body, Map<String, String> headers) {
    var sent = new Sent();
    function.streamHandler().handle(event(body, headers), sent, TestContext.FRESH);
    return sent;
  }

  private static ByteArrayInputStream event(String body, Map<String, String> headers) {
    return event(body, headers, Map.of());
  }

  private static ByteArrayInputStream event(
      String body, Map<String, String> headers, Map<String, String> authorizer) {
    try (var file = StreamTest.class.getResourceAsStream("/events/query.json")) {
      var event = (ObjectNode) JSON.readTree(file);
      event.put("resource", "/query/stream").put("path", "/query/stream").put("body", body);
      headers.forEach((name, value) -> event.withObject("/headers").put(name, value));
      authorizer.forEach(
          (name, value) -> event.withObject("/requestContext/authorizer").put(name, value));
      return new ByteArrayInputStream(JSON.writeValueAsBytes(event));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Takes a response. */
  private static final class Sent implements ResponseStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Map<String, String> headers = Map.of();
    private int status;
    private int bytesMax = Integer.MAX_VALUE;

    @Override
    public OutputStream begin(int begun, Map<String, String> with) {
      status = begun;
      headers = with;
      return new OutputStream() {
        @Override
        public void write(int one) throws IOException {
          if (bytes.size() >= bytesMax) {
            throw new IOException("gone");
          }
          bytes.write(one);
        }
      };
    }

    @Override
    public boolean clientGone() {
      return bytes.size() >= bytesMax;
    }

    String text() {
      return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    List<Event> events() {
      return SseReader.all(text());
    }
  }
}
