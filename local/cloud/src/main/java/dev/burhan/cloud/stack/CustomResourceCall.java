package dev.burhan.cloud.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.burhan.cloud.function.InvocationResult;
import dev.burhan.cloud.function.LambdaFunction;
import dev.burhan.cloud.http.HttpReply;
import dev.burhan.cloud.http.LoopbackServer;
import dev.burhan.cloud.template.CustomResource;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes a custom resource as CloudFormation does: it invokes the function with a response address
 * and believes what is put there, not what the function returns.
 */
public final class CustomResourceCall {

  /** CloudFormation's own limit of a response. */
  private static final int RESPONSE_BYTES_MAX = 4096;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Stack stack;
  private final Duration responseWait;

  /** Waits {@code responseWait} for the response after the function has returned. */
  public CustomResourceCall(Stack stack, Duration responseWait) {
    this.stack = stack;
    this.responseWait = responseWait;
  }

  /** Creates the resource and returns its data; fails with the reason the function gave. */
  public Map<String, String> create(CustomResource resource, LambdaFunction function)
      throws InterruptedException {
    var answered = new CompletableFuture<JsonNode>();
    try (var server = LoopbackServer.start(0, exchange -> receive(exchange, answered))) {
      var result = function.invoke(event(resource, server.address() + "/response").toString());
      if (!(result instanceof InvocationResult.Answered)) {
        throw failure(resource, result.toString());
      }
      return data(resource, answered.get(responseWait.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      throw failure(resource, "the function put no response");
    } catch (ExecutionException e) {
      throw failure(resource, String.valueOf(e.getMessage()));
    }
  }

  private JsonNode event(CustomResource resource, String responseUrl) {
    var event =
        JSON.createObjectNode()
            .put("RequestType", "Create")
            .put("ResponseURL", responseUrl)
            .put("StackId", stack.stackId())
            .put("RequestId", UUID.randomUUID().toString())
            .put("ResourceType", resource.type())
            .put("LogicalResourceId", resource.id());
    stack.properties(resource).forEach(event.putObject("ResourceProperties")::put);
    return event;
  }

  private static void receive(HttpExchange exchange, CompletableFuture<JsonNode> answered)
      throws IOException {
    var body = HttpReply.readBody(exchange, RESPONSE_BYTES_MAX);
    if (body.isEmpty()) {
      answered.completeExceptionally(
          new IOException("the response has more than " + RESPONSE_BYTES_MAX + " bytes"));
      HttpReply.text(413, "text/plain", "too large").send(exchange);
      return;
    }
    try {
      answered.complete(JSON.readTree(body.get()));
    } catch (JsonProcessingException e) {
      answered.completeExceptionally(e);
    }
    HttpReply.text(200, "text/plain", "").send(exchange);
  }

  private static Map<String, String> data(CustomResource resource, JsonNode response) {
    if (!response.path("Status").asText().equals("SUCCESS")) {
      throw failure(resource, response.path("Reason").asText("no reason given"));
    }
    return JSON.convertValue(
        response.path("Data").isObject() ? response.path("Data") : JSON.createObjectNode(),
        JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class));
  }

  private static IllegalStateException failure(CustomResource resource, String reason) {
    return new IllegalStateException(
        "custom resource " + resource.id() + " was not created: " + reason);
  }
}
