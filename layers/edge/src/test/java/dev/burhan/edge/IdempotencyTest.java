package dev.burhan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.edge.testing.ApiContract;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.idempotency.IdempotencyKey;
import dev.burhan.idempotency.IdempotencyStore.Beginning;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdempotencyTest {

  private final ApiFixture api = new ApiFixture();
  private final AtomicInteger done = new AtomicInteger();

  IdempotencyTest() {
    api.event.setHeaders(new HashMap<>(api.event.getHeaders()));
  }

  @Test
  void the_same_request_again_gets_the_same_response_and_is_not_done_again() {
    key("order-1");

    var first = send();
    var second = send();

    assertThat(done).hasValue(1);
    assertThat(second.getStatusCode()).isEqualTo(201);
    assertThat(second.getBody()).isEqualTo(first.getBody());
    assertThat(first.getHeaders()).doesNotContainKey("Idempotent-Replayed");
    assertThat(second.getHeaders())
        .containsEntry("Idempotent-Replayed", "true")
        .containsEntry("X-B", "c")
        .containsEntry("Content-Type", "application/json");
  }

  @Test
  void a_secret_is_shown_once_and_not_kept() {
    key("order-1");

    var first = api.send(request -> ApiResponse.createdSecretly(Map.of("s", "x"), Map.of("s", "")));
    var second = api.send(request -> ApiResponse.ok("not done again"));

    assertThat(first.getBody()).isEqualTo("{\"s\":\"x\"}");
    assertThat(second.getBody()).isEqualTo("{\"s\":\"\"}");
    assertThat(second.getStatusCode()).isEqualTo(201);
  }

  @Test
  void the_header_is_known_in_any_case() {
    api.event.getHeaders().put("iDeMpOtEnCy-KeY", "order-1");

    send();
    send();

    assertThat(done).hasValue(1);
  }

  @Test
  void another_body_with_the_key_is_refused() {
    key("order-1");
    send();
    api.event.setBody("{\"count\":3}");

    assertProblem(send(), 422, "idempotency-conflict");
    assertThat(done).hasValue(1);
  }

  @Test
  void another_path_with_the_key_is_refused() {
    key("order-1");
    send();
    api.event.setPath("/v1/things/other");

    assertProblem(send(), 422, "idempotency-conflict");
  }

  @Test
  void a_request_under_way_is_not_done_twice() {
    key("order-1");

    api.send(
        request -> {
          var second = send();
          assertProblem(second, 409, "request-in-progress");
          assertThat(second.getHeaders()).containsEntry("Retry-After", "2");
          return ApiResponse.ok(Map.of());
        });

    assertThat(done).hasValue(0);
  }

  @Test
  void a_request_that_failed_can_be_put_right_and_sent_again() {
    key("order-1");
    api.event.setBody("{\"count\":\"2\"}");
    assertThat(api.sendThing().getStatusCode()).isEqualTo(400);
    api.event.setBody("{\"count\":2}");

    assertThat(api.sendThing().getStatusCode()).isEqualTo(200);
  }

  @Test
  void a_request_that_broke_is_done_again() {
    key("order-1");
    api.send(
        request -> {
          throw new DependencyFailure.Transient("busy", null);
        });

    assertThat(send().getStatusCode()).isEqualTo(201);
    assertThat(done).hasValue(1);
  }

  @Test
  void without_a_key_each_request_is_done() {
    send();
    send();

    assertThat(done).hasValue(2);
  }

  @Test
  void keys_of_two_tenants_never_meet() {
    key("order-1");
    send();
    api.event.getRequestContext().setAuthorizer(Map.of("tenant", "globex", "scopes", "query"));

    assertThat(send().getHeaders()).doesNotContainKey("Idempotent-Replayed");
    assertThat(done).hasValue(2);
  }

  @Test
  void a_key_without_the_scope_learns_nothing_of_what_was_answered() {
    key("order-1");
    send();
    api.event.getRequestContext().setAuthorizer(Map.of("tenant", "acme", "scopes", "ingest"));

    assertProblem(send(), 403, "forbidden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "schlüssel", "a\nb"})
  void a_malformed_key_is_refused(String key) {
    key(key);

    assertProblem(send(), 400, "invalid-request");
    assertThat(done).hasValue(0);
  }

  @Test
  void the_lock_outlives_the_request() {
    key("order-1");
    api.send(
        request -> {
          api.clock.advance(request.deadline().left().plusSeconds(5));
          var fingerprint = request.fingerprint();
          assertThat(
                  api.requests.begin(
                      new TenantId("acme"),
                      new IdempotencyKey("order-1"),
                      fingerprint,
                      Duration.ofSeconds(1)))
              .isEqualTo(new Beginning.InProgress());
          return ApiResponse.ok(Map.of());
        });
  }

  private void key(String key) {
    api.event.getHeaders().put("Idempotency-Key", key);
  }

  private APIGatewayProxyResponseEvent send() {
    return api.send(
        request ->
            new ApiResponse(
                201, Map.of("number", done.incrementAndGet()), Map.of("X-B", "c"), Measures.NONE));
  }

  private static void assertProblem(
      APIGatewayProxyResponseEvent response, int status, String slug) {
    assertThat(response.getStatusCode()).isEqualTo(status);
    assertThat(ApiContract.json(response.getBody()).get("type").asText()).endsWith(":" + slug);
  }
}
