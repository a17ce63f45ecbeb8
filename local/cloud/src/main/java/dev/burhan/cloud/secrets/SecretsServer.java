package dev.burhan.cloud.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.burhan.cloud.http.HttpReply;
import dev.burhan.cloud.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * Answers GetSecretValue in the protocol of Secrets Manager. It is a fake: no rotation, no
 * versions, no access control.
 */
public final class SecretsServer implements AutoCloseable {

  private static final int REQUEST_BYTES_MAX = 64 * 1024;
  private static final String PROTOCOL = "application/x-amz-json-1.1";
  private static final String TARGET = "secretsmanager.GetSecretValue";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> secrets;
  private final String region;
  private final String account;
  private final LoopbackServer server;

  private SecretsServer(Map<String, String> secrets, String region, String account, int port) {
    this.secrets = Map.copyOf(secrets);
    this.region = region;
    this.account = account;
    this.server = LoopbackServer.start(port, this::handle);
  }

  /** Serves the secrets (name to value); port 0 takes a free one. */
  public static SecretsServer start(
      Map<String, String> secrets, String region, String account, int port) {
    return new SecretsServer(secrets, region, account, port);
  }

  /** The endpoint to give to a client of the SDK. */
  public URI address() {
    return server.address();
  }

  /** The ARN by which a secret may be asked for besides its name. */
  public String arn(String name) {
    return "arn:aws:secretsmanager:" + region + ":" + account + ":secret:" + name + "-a1B2c3";
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    var body = HttpReply.readBody(exchange, REQUEST_BYTES_MAX);
    var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    HttpReply reply;
    if (body.isEmpty()) {
      reply = error("InvalidRequestException", "the request is too large");
    } else if (!TARGET.equals(target)) {
      reply = error("UnknownOperationException", target + " is not emulated");
    } else {
      reply = secret(new String(body.get(), StandardCharsets.UTF_8));
    }
    reply.send(exchange);
  }

  private HttpReply secret(String body) {
    JsonNode request;
    try {
      request = JSON.readTree(body);
    } catch (JsonProcessingException _) {
      return error("SerializationException", "the request is not JSON");
    }
    var name = nameOf(request.path("SecretId").asText());
    var value = secrets.get(name);
    if (value == null) {
      return error("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }
    var answer =
        JSON.createObjectNode()
            .put("ARN", arn(name))
            .put("Name", name)
            .put("VersionId", UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + "")
            .put("SecretString", value);
    answer.putArray("VersionStages").add("AWSCURRENT");
    return HttpReply.text(200, PROTOCOL, answer.toString());
  }

  private String nameOf(String id) {
    return secrets.keySet().stream().filter(it -> arn(it).equals(id)).findFirst().orElse(id);
  }

  private static HttpReply error(String type, String message) {
    var error = JSON.createObjectNode().put("__type", type).put("Message", message);
    return HttpReply.text(400, PROTOCOL, error.toString());
  }
}
