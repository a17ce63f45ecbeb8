package dev.burhan.cloud.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.cloud.template.CustomResource;
import dev.burhan.cloud.testing.FakeAccounts;
import dev.burhan.cloud.testing.FakeDynamo;
import dev.burhan.cloud.testing.FakeS3;
import dev.burhan.cloud.testing.FakeSqs;
import dev.burhan.cloud.testing.Functions;
import dev.burhan.cloud.testing.ScriptedHandler;
import dev.burhan.cloud.testing.SettableClock;
import dev.burhan.cloud.testing.Templates;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How a function makes a custom resource. */
final class CustomResourceCallTest {

  private final ScriptedHandler handler = new ScriptedHandler("null");

  @Test
  void sends_the_properties_and_returns_the_data() throws Exception {
    handler.does(() -> put("{\"Status\":\"SUCCESS\",\"Data\":{\"Applied\":\"3\"}}"));

    var data = create();

    assertThat(data).containsExactly(Map.entry("Applied", "3"));
    JsonNode event = handler.lastEvent();
    assertThat(event.path("RequestType").asText()).isEqualTo("Create");
    assertThat(event.path("ResourceType").asText()).isEqualTo("Custom::Made");
    assertThat(event.path("LogicalResourceId").asText()).isEqualTo("Made");
    assertThat(event.at("/ResourceProperties/Colour").asText()).isEqualTo("green");
    var read =
        LambdaEventSerializers.serializerFor(
                CloudFormationCustomResourceEvent.class, getClass().getClassLoader())
            .fromJson(event.toString());
    assertThat(read.getResponseUrl()).startsWith("http://127.0.0.1:");
    assertThat(read.getStackId()).contains("stack/unit");
  }

  @Test
  void fails_with_the_reason_the_function_gives() {
    handler.does(() -> put("{\"Status\":\"FAILED\",\"Reason\":\"no such role\"}"));

    assertThatThrownBy(this::create)
        .hasMessage("custom resource Made was not created: no such role");
  }

  @Test
  void fails_when_the_function_puts_nothing_or_throws() {
    assertThatThrownBy(this::create).hasMessageContaining("the function put no response");

    handler.throwsError("broken");
    assertThatThrownBy(this::create).hasMessageContaining("broken");
  }

  private String put(String response) throws Exception {
    var address = URI.create(handler.lastEvent().path("ResponseURL").asText());
    try (var client = HttpClient.newHttpClient()) {
      client.send(
          HttpRequest.newBuilder(address).PUT(BodyPublishers.ofString(response)).build(),
          BodyHandlers.discarding());
    }
    return "null";
  }

  private Map<String, String> create() throws InterruptedException {
    var template = Templates.small();
    var settings =
        new StackSettings("unit", "eu-west-1", "123456789012", Map.of("Colour", "green"), Map.of());
    var stack =
        Stack.create(
            template,
            settings,
            new StackClients(
                new FakeDynamo(),
                new FakeSqs(),
                new FakeS3(),
                FakeAccounts.gateway(),
                FakeAccounts.secrets()));
    CustomResource made = Objects.requireNonNull(template.customResources().get("Made"));
    try (var function = Functions.of(handler, new SettableClock())) {
      return new CustomResourceCall(stack, Duration.ofMillis(100)).create(made, function);
    }
  }
}
