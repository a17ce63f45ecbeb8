package dev.burhan.cloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.function.LambdaFunction;
import dev.burhan.cloud.template.Template;
import dev.burhan.cloud.testing.Functions;
import dev.burhan.cloud.testing.ScriptedHandler;
import dev.burhan.cloud.testing.SettableClock;
import dev.burhan.cloud.testing.Templates;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The gateway on the template of the product. */
final class RealTemplateTest {

  private static final GatewaySettings SETTINGS =
      GatewaySettings.standard(0, "eu-west-1", "123456789012");

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
                SETTINGS, Templates.real(), Backends.of(functions), clock, UUID::randomUUID)) {
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
  void does_not_start_without_a_function_it_needs() {
    assertThatThrownBy(
            () ->
                Gateway.start(
                    SETTINGS, Templates.real(), Backends.of(Map.of()), clock, UUID::randomUUID))
        .hasMessageContaining("Function: the gateway was not given it");
  }

  @Test
  void does_not_start_with_a_variable_it_cannot_fill() {
    var broken =
        Template.parse(Templates.smallText().replace("$context.requestId", "$context.requsetId"));

    assertThatThrownBy(
            () -> Gateway.start(SETTINGS, broken, Backends.of(Map.of()), clock, UUID::randomUUID))
        .hasMessageContaining("GatewayResponses.UNAUTHORIZED: $context.requsetId");
  }
}
