package dev.burhan.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.burhan.engines.ApiGatewayFault.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Speaks as API Gateway's control plane does of API keys and usage plans, on a free loopback port.
 * It checks no signature, and of what it does not play it says so.
 */
public final class ApiGatewayServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BODY_MAX = 64 * 1024;
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;

  private final UsagePlanBook book = new UsagePlanBook();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  private record Reply(int status, JsonNode body) {}

  private ApiGatewayServer(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public static ApiGatewayServer start() {
    try {
      var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      return new ApiGatewayServer(HttpServer.create(loopback, 0));
    } catch (IOException e) {
      throw new EngineFailure("API Gateway did not start", e);
    }
  }

  /** Gives the address for the clients of the AWS SDK. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The plan that counts the requests of a key, as a gateway wants to know with each request. */
  public Optional<UsagePlan> planOf(String keyValue) {
    return book.planOfValue(keyValue);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply;
      try {
        reply = answer(exchange);
      } catch (ApiGatewayFault fault) {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", fault.kind().type);
        reply =
            new Reply(fault.kind().status, JSON.createObjectNode().put("message", fault.says()));
      }
      var bytes = reply.body().toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Reply answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath().split("/", -1);
    var query = new ApiGatewayQuery(exchange.getRequestURI().getRawQuery());
    var body = body(exchange);
    return switch (exchange.getRequestMethod() + " " + shape(path)) {
      case "POST apikeys" ->
          created(key(book.addKey(text(body, "name"), text(body, "value")), true));
      case "GET apikeys" -> keys(query);
      case "DELETE apikeys/*" -> accepted(() -> book.removeKey(path[2]));
      case "POST usageplans" -> created(plan(book.addPlan(id -> newPlan(id, body))));
      case "GET usageplans" -> plans(query);
      case "POST usageplans/*/keys" -> created(key(book.join(path[2], text(body, "keyId")), false));
      case "DELETE usageplans/*/keys/*" -> accepted(() -> book.leave(path[2], path[4]));
      case String other -> throw new ApiGatewayFault(Kind.BAD_REQUEST, other + " is not played");
    };
  }

  /** The path with a star for each name in it. */
  private static String shape(String... path) {
    var shape = new StringBuilder(path.length > 1 ? path[1] : "");
    for (int i = 2; i < path.length; i++) {
      shape.append('/').append(i % 2 == 0 ? "*" : path[i]);
    }
    return shape.toString();
  }

  private static JsonNode body(HttpExchange exchange) throws IOException {
    var bytes = exchange.getRequestBody().readNBytes(BODY_MAX);
    return bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
  }

  private Reply keys(ApiGatewayQuery query) {
    boolean showsValues = query.get("includeValues").filter("true"::equals).isPresent();
    var found = book.keys(query.get("name").orElse(""));
    return page(found, query, it -> key(it, showsValues));
  }

  private Reply plans(ApiGatewayQuery query) {
    var found = query.get("keyId").map(book::plansOf).orElseGet(() -> List.copyOf(book.plans()));
    return page(found, query, ApiGatewayServer::plan);
  }

  private static <T> Reply page(List<T> all, ApiGatewayQuery query, Function<T, JsonNode> json) {
    int start = Math.min(query.number("position", 0), all.size());
    int end = Math.min(start + query.number("limit", 25), all.size());
    var body = JSON.createObjectNode();
    var items = body.putArray("item");
    all.subList(start, end).forEach(one -> items.add(json.apply(one)));
    if (end < all.size()) {
      body.put("position", Integer.toString(end));
    }
    return new Reply(200, body);
  }

  private static ObjectNode key(UsagePlanBook.Key key, boolean showsValue) {
    var json = JSON.createObjectNode().put("id", key.id()).put("name", key.name());
    json.put("enabled", true).put("type", "API_KEY");
    return showsValue ? json.put("value", key.value()) : json;
  }

  private static UsagePlan newPlan(String id, JsonNode body) {
    var quota = body.at("/quota/limit");
    var stages =
        body.path("apiStages")
            .valueStream()
            .map(stage -> text(stage, "apiId") + ":" + text(stage, "stage"))
            .toList();
    return new UsagePlan(
        id,
        text(body, "name"),
        stages,
        body.at("/throttle/rateLimit").asDouble(),
        body.at("/throttle/burstLimit").asInt(),
        quota.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(quota.asLong()));
  }

  private static ObjectNode plan(UsagePlan plan) {
    var json = JSON.createObjectNode().put("id", plan.id()).put("name", plan.name());
    json.putObject("throttle").put("rateLimit", plan.rate()).put("burstLimit", plan.burst());
    plan.quotaPerMonth()
        .ifPresent(limit -> json.putObject("quota").put("limit", limit).put("period", "MONTH"));
    return json;
  }

  private static String text(JsonNode body, String name) {
    if (!body.path(name).isTextual()) {
      throw new ApiGatewayFault(Kind.BAD_REQUEST, name + " is missing");
    }
    return body.path(name).textValue();
  }

  private static Reply created(JsonNode body) {
    return new Reply(CREATED, body);
  }

  private static Reply accepted(Runnable change) {
    change.run();
    return new Reply(ACCEPTED, JSON.createObjectNode());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }
}
