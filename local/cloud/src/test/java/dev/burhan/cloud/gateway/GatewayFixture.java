package dev.burhan.cloud.gateway;

import dev.burhan.cloud.function.LambdaFunction;
import dev.burhan.cloud.monitor.AwsMetrics;
import dev.burhan.cloud.monitor.MetricLimits;
import dev.burhan.cloud.monitor.MetricStore;
import dev.burhan.cloud.template.Template;
import dev.burhan.cloud.testing.Functions;
import dev.burhan.cloud.testing.ScriptedHandler;
import dev.burhan.cloud.testing.SettableClock;
import dev.burhan.cloud.testing.Templates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Serves the small template with scripted handlers and sends requests to it. */
final class GatewayFixture implements AutoCloseable {

  static final String ALLOW =
      """
      {"principalId":"acme","policyDocument":{"Version":"2012-10-17","Statement":[
        {"Action":"execute-api:Invoke","Effect":"Allow","Resource":["arn:aws:execute-api:*:*:*/v1/*"]}]},
       "context":{"tenant":"acme","limit":7,"beta":true}}
      """;

  final SettableClock clock = new SettableClock();
  final MetricStore measured = new MetricStore(clock, MetricLimits.standard(), new Random(1));
  private final AwsMetrics metrics = new AwsMetrics(measured, clock, "things");
  final ScriptedHandler guard = new ScriptedHandler(ALLOW);
  final ScriptedHandler thing = new ScriptedHandler("{\"statusCode\":200,\"body\":\"{}\"}");
  final Gateway gateway;
  private final Map<String, LambdaFunction> functions;
  private final HttpClient client = HttpClient.newHttpClient();

  GatewayFixture() {
    this(GatewaySettings.standard(0, "eu-west-1", "123456789012"), Duration.ofMinutes(1));
  }

  GatewayFixture(GatewaySettings settings) {
    this(settings, Duration.ofMinutes(1));
  }

  /** Serves another template. */
  GatewayFixture(String template) {
    this(
        GatewaySettings.standard(0, "eu-west-1", "123456789012"),
        Duration.ofMinutes(1),
        Template.parse(template));
  }

  GatewayFixture(GatewaySettings settings, Duration functionTimeout) {
    this(settings, functionTimeout, Templates.small());
  }

  private GatewayFixture(GatewaySettings settings, Duration functionTimeout, Template template) {
    this.functions =
        Map.of(
            "GuardFunction", Functions.of(guard, clock),
            "ThingFunction", Functions.of(thing, clock, functionTimeout, metrics));
    this.gateway =
        Gateway.start(settings, template, Backends.of(functions), clock, UUID::randomUUID, metrics);
  }

  /** Sends a request with a valid key. */
  HttpResponse<byte[]> send(String method, String path, byte... body) throws Exception {
    return send(request(method, path, body).header("x-api-key", "key-1"));
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  /** A request without a key; the path comes after the stage. */
  HttpRequest.Builder request(String method, String path, byte... body) {
    return HttpRequest.newBuilder(URI.create(gateway.address() + path))
        .timeout(Duration.ofMinutes(1))
        .method(
            method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
  }

  /** Sends bytes as they are and reads what comes until the other side closes. */
  String sendRaw(String bytes) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    gateway.close();
    functions.values().forEach(LambdaFunction::close);
    client.close();
  }
}
