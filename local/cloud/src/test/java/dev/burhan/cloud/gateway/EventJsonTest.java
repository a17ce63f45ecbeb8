package dev.burhan.cloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.testing.Templates;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The events, compared with golden files of the form API Gateway sends. */
final class EventJsonTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final EventJson events =
      new EventJson(GatewaySettings.standard(0, "eu-west-1", "123456789012"), "v1");

  @Test
  void builds_the_proxy_event() throws Exception {
    var authorizer = JSON.createObjectNode().put("principalId", "acme").put("plan", "pro");

    var event = events.proxyEvent(call(), authorizer, "{\"q\":\"ما هو؟\"}", false);

    assertThat(pretty(event)).isEqualTo(golden("/events/proxy.json"));
  }

  @Test
  void leaves_out_what_a_bare_request_lacks() throws Exception {
    var bare =
        new Call(
            request(MultiValues.ofQuery("")),
            new Route("/documents", "GET", "F", true, false),
            new LinkedHashMap<>(),
            "/documents");

    var event = events.proxyEvent(bare, null, null, false);

    for (String name :
        List.of(
            "queryStringParameters",
            "multiValueQueryStringParameters",
            "pathParameters",
            "stageVariables",
            "body")) {
      assertThat(event.has(name)).isTrue();
      assertThat(event.path(name).isNull()).isTrue();
    }
    assertThat(event.path("requestContext").has("authorizer")).isFalse();
  }

  @Test
  void builds_the_authorizer_event() throws Exception {
    var event = events.authorizerEvent(call());

    assertThat(pretty(event)).isEqualTo(golden("/events/authorizer.json"));
  }

  @Test
  void builds_what_the_managed_runtime_reads() {
    var loader = getClass().getClassLoader();

    var proxy =
        LambdaEventSerializers.serializerFor(APIGatewayProxyRequestEvent.class, loader)
            .fromJson(Templates.resource("/events/proxy.json"));
    var authorizer =
        LambdaEventSerializers.serializerFor(APIGatewayCustomAuthorizerEvent.class, loader)
            .fromJson(Templates.resource("/events/authorizer.json"));

    assertThat(proxy.getPathParameters()).containsEntry("document_id", "عقد/1");
    assertThat(proxy.getRequestContext().getAuthorizer()).containsEntry("plan", "pro");
    assertThat(proxy.getRequestContext().getIdentity().getSourceIp()).isEqualTo("127.0.0.1");
    assertThat(authorizer.getType()).isEqualTo("REQUEST");
    assertThat(authorizer.getHeaders()).containsEntry("x-api-key", "key-1");
    assertThat(authorizer.getRequestContext().getStage()).isEqualTo("v1");
  }

  private static Call call() {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("document_id", "عقد/1");
    return new Call(
        request(MultiValues.ofQuery("limit=5&tag=a&tag=b+c&flag")),
        new Route("/documents/{document_id}", "GET", "DocumentsFunction", true, false),
        parameters,
        "/documents/%D8%B9%D9%82%D8%AF%2F1");
  }

  private static GatewayRequest request(MultiValues query) {
    SequencedMap<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Host", List.of("127.0.0.1:8080"));
    headers.put("User-Agent", List.of("sample/1"));
    headers.put("accept", List.of("application/json", "text/plain"));
    headers.put("x-api-key", List.of("key-1"));
    return new GatewayRequest(
        UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"),
        Instant.parse("2026-01-02T03:04:05.678Z"),
        "GET",
        "/v1/documents",
        query,
        new MultiValues(headers),
        "127.0.0.1",
        "HTTP/1.1");
  }

  private static String golden(String path) throws JsonProcessingException {
    return pretty(JSON.readTree(Templates.resource(path)));
  }

  private static String pretty(JsonNode json) throws JsonProcessingException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
  }
}
