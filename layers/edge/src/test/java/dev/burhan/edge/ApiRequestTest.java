package dev.burhan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.edge.testing.ApiContract;
import dev.burhan.edge.testing.TestContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiRequestTest {

  private final ApiFixture api = new ApiFixture();

  @Test
  void takes_the_tenant_from_the_authorizer() {
    var response = api.send(request -> ApiResponse.ok(request.tenant().value()));

    assertThat(response.getBody()).isEqualTo("\"acme\"");
  }

  @Test
  void takes_no_tenant_from_headers_parameters_or_body() {
    var foreign = Map.of("tenant", "globex", "x-tenant-id", "globex", "tenant_id", "globex");
    var headers = new HashMap<>(foreign);
    headers.put("X-Amzn-Authorizer-Tenant", "globex");
    api.event
        .withHeaders(headers)
        .withQueryStringParameters(foreign)
        .withPathParameters(foreign)
        .withStageVariables(foreign)
        .withBody("{\"tenant\":\"globex\"}");

    var response = api.send(request -> ApiResponse.ok(request.tenant().value()));

    assertThat(response.getBody()).isEqualTo("\"acme\"");
  }

  @Test
  void names_the_request_by_the_gateway_s_id_alone() {
    api.event.setHeaders(Map.of("X-Request-Id", "forged", "x-amzn-requestid", "forged"));

    var response = api.send(request -> ApiResponse.ok(request.id()));

    assertThat(response.getBody()).isEqualTo("\"01234567-89ab-cdef-0123-456789abcdef\"");
  }

  @Test
  void fails_without_detail_when_no_authorizer_saw_the_request() {
    api.event.getRequestContext().setAuthorizer(null);

    assertInternal(api.send(request -> ApiResponse.ok(request.tenant())));
  }

  @Test
  void fails_without_detail_when_the_authorizer_named_no_tenant() {
    api.event.getRequestContext().setAuthorizer(Map.of("scopes", "query"));

    assertInternal(api.send(request -> ApiResponse.ok("unreached")));
  }

  @Test
  void fails_without_detail_when_the_event_has_no_context() {
    api.event.setRequestContext(null);

    assertInternal(api.send(request -> ApiResponse.ok("unreached")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "../globex", "acme globex", "acme' or '1'='1", "ACME"})
  void fails_without_detail_on_a_tenant_of_the_wrong_form(String tenant) {
    api.event.getRequestContext().setAuthorizer(Map.of("tenant", tenant, "scopes", "query"));

    assertInternal(api.send(request -> ApiResponse.ok(request.tenant())));
  }

  @Test
  void reads_a_body() {
    assertThat(field(api.sendThing(), "name")).isEqualTo("lamp");
  }

  @Test
  void reads_a_base64_body() {
    base64("{\"name\":\"مصباح\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(field(api.sendThing(), "name")).isEqualTo("مصباح");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%%%", "eyJhI", "e30=e30=", "{\"name\":\"lamp\"}", "e3 0=", "مصباح"})
  void refuses_invalid_base64(String body) {
    api.event.withIsBase64Encoded(true).withBody(body);

    assertProblem(api.sendThing(), 400, "invalid-encoding");
  }

  @Test
  void refuses_base64_of_bytes_that_are_not_utf_8() {
    base64(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', '}'});

    assertProblem(api.sendThing(), 400, "invalid-encoding");
  }

  @Test
  void refuses_base64_of_nothing() {
    base64("  ".getBytes(StandardCharsets.UTF_8));

    assertProblem(api.sendThing(), 400, "malformed-json");
  }

  @Test
  void refuses_the_mark_of_bytes_that_were_not_utf_8() {
    api.event.setBody("{\"name\":\"caf\uFFFD\"}");

    assertProblem(api.sendThing(), 400, "invalid-encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void refuses_an_empty_body(String body) {
    api.event.setBody(body);

    assertProblem(api.sendThing(), 400, "malformed-json");
  }

  @Test
  void refuses_an_absent_body() {
    api.event.setBody(null);

    assertProblem(api.sendThing(), 400, "malformed-json");
  }

  @Test
  void reads_a_body_of_the_greatest_length() {
    api.event.setBody(bodyOfLength(ApiRequest.BODY_MAX));

    assertThat(api.sendThing().getStatusCode()).isEqualTo(200);
  }

  @Test
  void refuses_a_longer_body() {
    api.event.setBody(bodyOfLength(ApiRequest.BODY_MAX + 1));

    assertProblem(api.sendThing(), 413, "payload-too-large");
  }

  @Test
  void refuses_a_longer_body_in_base64() {
    base64(bodyOfLength(ApiRequest.BODY_MAX + 1).getBytes(StandardCharsets.UTF_8));

    assertProblem(api.sendThing(), 413, "payload-too-large");
  }

  @Test
  void keeps_half_a_second_back_from_the_time_out() {
    var deadline = new Duration[1];

    api.send(
        request -> {
          deadline[0] = request.deadline().left();
          return ApiResponse.ok("");
        },
        new TestContext(29_000));

    assertThat(deadline[0]).isEqualTo(Duration.ofMillis(28_500));
  }

  @Test
  void asks_to_try_again_when_no_time_is_left_at_all() {
    var response =
        api.send(
            request -> {
              request.deadline().check("the test");
              return ApiResponse.ok("");
            },
            new TestContext(100));

    assertProblem(response, 503, "unavailable");
  }

  @Test
  void takes_an_absent_path_parameter_for_an_empty_one() {
    var response = api.send(request -> ApiResponse.ok(request.pathParameter("thing_id")));

    assertThat(response.getBody()).isEqualTo("\"\"");
  }

  @Test
  void has_no_query_parameter_where_the_gateway_sends_null() {
    var response =
        api.send(
            request -> {
              request.onlyQueryParameters();
              return ApiResponse.ok(request.queryParameter("limit").isPresent());
            });

    assertThat(response.getBody()).isEqualTo("false");
  }

  @Test
  void refuses_an_unknown_query_parameter() {
    api.event.setQueryStringParameters(Map.of("limit", "5", "colour", "red"));

    var response =
        api.send(
            request -> {
              request.onlyQueryParameters("limit", "after");
              return ApiResponse.ok("");
            });

    assertProblem(response, 400, "invalid-request");
    assertThat(field(response, "field")).isEqualTo("colour");
  }

  private void base64(byte[] bytes) {
    api.event.withIsBase64Encoded(true).withBody(Base64.getEncoder().encodeToString(bytes));
  }

  private static String bodyOfLength(int length) {
    var frame = "{\"name\":\"\"}";
    return "{\"name\":\"" + "x".repeat(length - frame.length()) + "\"}";
  }

  private static String field(APIGatewayProxyResponseEvent response, String name) {
    return ApiContract.json(response.getBody()).path(name).asText();
  }

  private static void assertInternal(APIGatewayProxyResponseEvent response) {
    assertProblem(response, 500, "internal");
    assertThat(field(response, "detail")).isEqualTo("The request failed on our side.");
    assertThat(ApiContract.json(response.getBody()).has("field")).isFalse();
  }

  private static void assertProblem(
      APIGatewayProxyResponseEvent response, int status, String slug) {
    assertThat(response.getStatusCode()).isEqualTo(status);
    assertThat(field(response, "type")).isEqualTo("urn:burhan:problem:" + slug);
    assertThat(response.getHeaders()).containsEntry("Content-Type", "application/problem+json");
  }
}
