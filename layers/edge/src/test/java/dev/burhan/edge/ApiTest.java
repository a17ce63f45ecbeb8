package dev.burhan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.edge.Problem.Kind;
import dev.burhan.edge.testing.ApiContract;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.Golden;
import dev.burhan.failure.DependencyFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiTest {

  private static final String REQUEST_ID = "01234567-89ab-cdef-0123-456789abcdef";

  private final ApiFixture api = new ApiFixture();

  @Test
  void answers_what_the_route_answers() {
    var response =
        api.send(
            request -> new ApiResponse(202, Map.of("a", 1), Map.of("X-B", "c"), Measures.NONE));

    assertThat(response.getStatusCode()).isEqualTo(202);
    assertThat(response.getBody()).isEqualTo("{\"a\":1}");
    assertThat(response.getIsBase64Encoded()).isFalse();
    assertThat(response.getHeaders())
        .isEqualTo(
            Map.of("Content-Type", "application/json", "X-Request-Id", REQUEST_ID, "X-B", "c"));
  }

  @Test
  void does_not_know_a_route_that_is_not_listed() {
    api.event.setResource("/secrets");

    assertProblem(api.sendThing(), Kind.UNKNOWN_ROUTE, 404);
  }

  @Test
  void does_not_know_another_method_of_a_route() {
    api.event.setHttpMethod("DELETE");

    assertProblem(api.sendThing(), Kind.UNKNOWN_ROUTE, 404);
  }

  @Test
  void does_not_know_an_event_that_is_no_request() {
    api.event.setHttpMethod(null);
    api.event.setResource(null);

    assertProblem(api.sendThing(), Kind.UNKNOWN_ROUTE, 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ingest", "QUERY", "query2", "queryingest", "ingest,query", "*"})
  void forbids_a_key_without_the_scope(String scopes) {
    api.event.getRequestContext().setAuthorizer(Map.of("tenant", "acme", "scopes", scopes));

    assertProblem(api.sendThing(), Kind.FORBIDDEN, 403);
  }

  @Test
  void forbids_a_key_of_which_no_scopes_are_known() {
    api.event.getRequestContext().setAuthorizer(Map.of("tenant", "acme"));

    assertProblem(api.sendThing(), Kind.FORBIDDEN, 403);
  }

  @Test
  void asks_to_try_again_after_a_transient_failure() {
    var response =
        api.send(
            request -> {
              throw new DependencyFailure.Transient("database is resuming", null);
            });

    assertProblem(response, Kind.UNAVAILABLE, 503);
    assertThat(response.getHeaders()).containsEntry("Retry-After", "2");
    assertThat(response.getBody()).doesNotContain("database", "resuming");
  }

  @Test
  void asks_to_come_again_when_the_service_it_relies_on_said_so() {
    var response =
        api.send(
            request -> {
              var asked = Optional.of(Duration.ofMillis(30_001));
              throw new DependencyFailure.Transient("throttled", null, asked);
            });

    assertProblem(response, Kind.UNAVAILABLE, 503);
    assertThat(response.getHeaders()).containsEntry("Retry-After", "31");
  }

  static Stream<RuntimeException> failures() {
    var cause = new IllegalArgumentException("jdbc:postgresql://10.0.0.7/burhan?user=owner");
    return Stream.of(
        new DependencyFailure.Permanent("relation document does not exist", cause),
        new IllegalStateException("pool of acme", cause),
        new NullPointerException("Cannot invoke \"Passage.text()\""),
        new IndexOutOfBoundsException("Index 7 out of bounds for length 3"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void tells_a_client_nothing_of_what_broke(RuntimeException failure) {
    var response =
        api.send(
            request -> {
              throw failure;
            });

    assertProblem(response, Kind.INTERNAL, 500);
    assertThat(Events.sent(response))
        .doesNotContain(String.valueOf(failure.getMessage()))
        .doesNotContain(failure.getClass().getSimpleName())
        .doesNotContain("Exception", "dev.burhan", "at java", "postgresql", "10.0.0.7", "ApiTest");
  }

  @Test
  void tells_a_client_nothing_of_a_payload_that_cannot_be_written() {
    var response = api.send(request -> ApiResponse.ok(new Object()));

    assertProblem(response, Kind.INTERNAL, 500);
  }

  @Test
  void describes_a_problem_of_a_field() {
    api.event.setBody("{\"count\":\"2\"}");

    var response = api.sendThing();

    Golden.check("/golden/problem.json", response.getBody());
    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(response.getHeaders())
        .isEqualTo(Map.of("Content-Type", "application/problem+json", "X-Request-Id", REQUEST_ID));
  }

  @ParameterizedTest
  @EnumSource
  void describes_every_kind_of_problem_as_the_contract_says(Kind kind) {
    var response =
        api.send(
            request -> {
              throw ApiResponse.problem(Problem.of(kind, "Something is wrong."));
            });

    assertProblem(response, kind, kind.status());
    assertThat(
            ApiContract.faults(
                "#/components/schemas/Problem", ApiContract.json(response.getBody())))
        .isEmpty();
  }

  @Test
  void never_changes_the_type_of_a_kind_of_problem() {
    assertThat(Stream.of(Kind.values()).map(Kind::type))
        .containsExactly(
            "urn:burhan:problem:invalid-request",
            "urn:burhan:problem:malformed-json",
            "urn:burhan:problem:invalid-encoding",
            "urn:burhan:problem:forbidden",
            "urn:burhan:problem:not-found",
            "urn:burhan:problem:unknown-route",
            "urn:burhan:problem:tenant-exists",
            "urn:burhan:problem:tenant-leaving",
            "urn:burhan:problem:too-many-keys",
            "urn:burhan:problem:operator-stays",
            "urn:burhan:problem:request-in-progress",
            "urn:burhan:problem:job-ended",
            "urn:burhan:problem:job-not-ended",
            "urn:burhan:problem:payload-too-large",
            "urn:burhan:problem:unprocessable-document",
            "urn:burhan:problem:idempotency-conflict",
            "urn:burhan:problem:budget-exceeded",
            "urn:burhan:problem:internal",
            "urn:burhan:problem:unavailable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\\ud800\":1}", "{\"\\u0000\":1}", "{\"\\uffff\":1}", "{\"😀\":1}"})
  void sends_the_problem_of_a_field_with_a_strange_name(String body) {
    api.event.setBody(body);

    var response = api.sendThing();

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(Events.sent(response)).contains("\"statusCode\":400");
  }

  private static void assertProblem(APIGatewayProxyResponseEvent response, Kind kind, int status) {
    var body = ApiContract.json(response.getBody());
    assertThat(response.getStatusCode()).isEqualTo(status);
    assertThat(body.path("status").asInt()).isEqualTo(status);
    assertThat(body.path("type").asText()).isEqualTo(kind.type());
    assertThat(body.path("request_id").asText()).isEqualTo(REQUEST_ID);
    assertThat(response.getHeaders())
        .containsEntry("Content-Type", "application/problem+json")
        .containsEntry("X-Request-Id", REQUEST_ID);
    assertThat(Events.sent(response)).contains("problem+json");
  }
}
