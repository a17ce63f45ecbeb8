package dev.burhan.cloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.function.LambdaFunction;
import dev.burhan.cloud.monitor.AwsMetrics;
import dev.burhan.cloud.template.Template;
import dev.burhan.cloud.testing.Functions;
import dev.burhan.cloud.testing.ScriptedHandler;
import dev.burhan.cloud.testing.SettableClock;
import dev.burhan.cloud.testing.Templates;
import dev.burhan.engines.UsagePlan;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The gateway on the template of the product. */
final class RealTemplateTest {

  private static final GatewaySettings SETTINGS =
      GatewaySettings.standard(0, "eu-west-1", "123456789012");

  private static final String ALLOW =
      GatewayFixture.ALLOW.replace(
          "{\"principalId\"", "{\"usageIdentifierKey\":\"u\",\"principalId\"");

  private final SettableClock clock = new SettableClock();

  @Test
  void renders_every_refusal_as_a_problem() throws Exception {
    var functions = new HashMap<String, LambdaFunction>();
    var handler = new ScriptedHandler("{}");
    Templates.real()
        .functions()
        .keySet()
        .forEach(id -> functions.put(id, Functions.of(handler, clock)));

    try (var client = HttpClient.newHttpClient();
        var gateway =
            Gateway.start(
                SETTINGS,
                Templates.real(),
                Backends.of(functions),
                clock,
                UUID::randomUUID,
                AwsMetrics.NONE)) {
      for (String path : new String[] {"/unknown", "/jobs/1"}) {
        var response =
            client.send(
                HttpRequest.newBuilder(URI.create(gateway.address() + path)).build(),
                BodyHandlers.ofString());

        assertThat(response.headers().firstValue("Content-Type"))
            .hasValue("application/problem+json");
        var problem = new ObjectMapper().readTree(response.body());
        assertThat(problem.path("status").asInt()).isEqualTo(response.statusCode());
        assertThat(problem.path("request_id").asText())
            .isEqualTo(response.headers().firstValue("x-amzn-RequestId").orElseThrow());
      }
    }
    functions.values().forEach(LambdaFunction::close);
  }

  @Test
  void says_when_to_come_back_to_what_a_plan_does_not_allow() throws Exception {
    var functions = new HashMap<String, LambdaFunction>();
    var handler = new ScriptedHandler(ALLOW);
    Templates.real()
        .functions()
        .keySet()
        .forEach(id -> functions.put(id, Functions.of(handler, clock)));
    var plan = new UsagePlan("p", "small", List.of("local:v1"), 1, 2, OptionalLong.of(3));
    var backends = new Backends(functions, key -> Optional.of(plan));

    try (var client = HttpClient.newHttpClient();
        var gateway =
            Gateway.start(
                SETTINGS, Templates.real(), backends, clock, UUID::randomUUID, AwsMetrics.NONE)) {
      call(client, gateway);
      call(client, gateway);
      var throttled = call(client, gateway);
      clock.advance(Duration.ofSeconds(1));
      call(client, gateway);
      clock.advance(Duration.ofSeconds(1));
      var overQuota = call(client, gateway);

      assertThat(throttled.statusCode()).isEqualTo(429);
      assertThat(throttled.body()).contains("urn:burhan:problem:throttled");
      assertThat(throttled.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(throttled.headers().firstValue("RateLimit")).hasValue("\"second\";r=0;t=1");
      assertThat(overQuota.statusCode()).isEqualTo(429);
      assertThat(overQuota.body()).contains("urn:burhan:problem:quota-exceeded");
      // From 03:04:07.678 on the second of January.
      var left = Duration.ofDays(30).minus(Duration.parse("PT3H4M7S"));
      assertThat(overQuota.headers().firstValue("Retry-After"))
          .hasValue(String.valueOf(left.toSeconds()));
      assertThat(overQuota.headers().firstValue("RateLimit")).hasValue("\"month\";r=0");
    }
    functions.values().forEach(LambdaFunction::close);
  }

  private static HttpResponse<String> call(HttpClient client, Gateway gateway) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(gateway.address() + "/jobs/1"));
    return client.send(request.header("x-api-key", "key-1").build(), BodyHandlers.ofString());
  }

  @Test
  void does_not_start_without_a_function_it_needs() {
    assertThatThrownBy(
            () ->
                Gateway.start(
                    SETTINGS,
                    Templates.real(),
                    Backends.of(Map.of()),
                    clock,
                    UUID::randomUUID,
                    AwsMetrics.NONE))
        .hasMessageContaining("Function: the gateway was not given it");
  }

  @Test
  void does_not_start_with_a_variable_it_cannot_fill() {
    var broken =
        Template.parse(Templates.smallText().replace("$context.requestId", "$context.requsetId"));

    assertThatThrownBy(
            () ->
                Gateway.start(
                    SETTINGS,
                    broken,
                    Backends.of(Map.of()),
                    clock,
                    UUID::randomUUID,
                    AwsMetrics.NONE))
        .hasMessageContaining("GatewayResponses.UNAUTHORIZED: $context.requsetId");
  }
}
