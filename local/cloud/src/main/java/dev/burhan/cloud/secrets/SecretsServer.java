package dev.burhan.cloud.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.burhan.cloud.http.HttpReply;
import dev.burhan.cloud.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers in the protocol of Secrets Manager: secrets are made, described, written and read. It is
 * a fake: no rotation, no versions, no access control.
 */
public final class SecretsServer implements AutoCloseable {

  private static final int REQUEST_BYTES_MAX = 64 * 1024;
  private static final String PROTOCOL = "application/x-amz-json-1.1";
  private static final String TARGET = "secretsmanager.";

  /** What a secret without a value holds here. */
  private static final String NOTHING = "";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> secrets;
  private final String region;
  private final String account;
  private final LoopbackServer server;

  private SecretsServer(Map<String, String> secrets, String region, String account, int port) {
    this.secrets = new ConcurrentHashMap<>(secrets);
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
    } else {
      reply = answer(String.valueOf(target), new String(body.get(), StandardCharsets.UTF_8));
    }
    reply.send(exchange);
  }

  private HttpReply answer(String target, String body) {
    JsonNode request;
    try {
      request = JSON.readTree(body);
    } catch (JsonProcessingException _) {
      return error("SerializationException", "the request is not JSON");
    }
    var id = request.path("SecretId").asText();
    return switch (target) {
      case TARGET + "GetSecretValue" -> value(nameOf(id));
      case TARGET + "DescribeSecret" ->
          secrets.containsKey(nameOf(id)) ? described(nameOf(id)) : unknown();
      case TARGET + "CreateSecret" -> create(request.path("Name").asText());
      case TARGET + "PutSecretValue" -> put(nameOf(id), request.path("SecretString").asText());
      default -> error("UnknownOperationException", target + " is not emulated");
    };
  }

  private HttpReply create(String name) {
    return secrets.putIfAbsent(name, NOTHING) == null
        ? described(name)
        : error("ResourceExistsException", "The secret " + name + " already exists.");
  }

  private HttpReply put(String name, String value) {
    return secrets.replace(name, value) == null ? unknown() : described(name);
  }

  private HttpReply value(String name) {
    var value = secrets.get(name);
    if (value == null || value.equals(NOTHING)) {
      return unknown();
    }
    var answer = description(name).put("SecretString", value);
    answer.putArray("VersionStages").add("AWSCURRENT");
    return HttpReply.text(200, PROTOCOL, answer.toString());
  }

  private HttpReply described(String name) {
    return HttpReply.text(200, PROTOCOL, description(name).toString());
  }

  private ObjectNode description(String name) {
    return JSON.createObjectNode()
        .put("ARN", arn(name))
        .put("Name", name)
        .put("VersionId", UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + "");
  }

  private static HttpReply unknown() {
    return error("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
  }

  private String nameOf(String id) {
    return secrets.keySet().stream().filter(it -> arn(it).equals(id)).findFirst().orElse(id);
  }

  private static HttpReply error(String type, String message) {
    var error = JSON.createObjectNode().put("__type", type).put("Message", message);
    return HttpReply.text(400, PROTOCOL, error.toString());
  }
}
