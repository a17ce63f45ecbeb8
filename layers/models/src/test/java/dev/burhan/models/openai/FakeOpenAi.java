package dev.burhan.models.openai;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.burhan.language.Prompt;
import dev.burhan.language.Prompt.Message;
import dev.burhan.language.Prompt.Role;
import dev.burhan.language.Reply.Stop;
import dev.burhan.language.TokenUsage;
import dev.burhan.testing.OpenCalls;
import dev.burhan.testing.ProviderScript;
import dev.burhan.testing.ProviderScript.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Serves chat completions on loopback as its script and its dialect have it. */
final class FakeOpenAi implements AutoCloseable {

  static final String KEY = "sk-Test0123456789";

  /** Escapes all but ASCII, so that half a character can be sent as some servers do. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final ServerSocket server;
  private final Dialect dialect;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connectionsMade = new AtomicInteger();
  private final OpenCalls openCalls = new OpenCalls();
  private final List<Prompt> heard = new CopyOnWriteArrayList<>();
  private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private volatile Optional<Raw> raw = Optional.empty();
  private volatile ProviderScript script = ProviderScript.says("hello");

  /**
   * A response to the letter.
   *
   * @param ends whether the body ends; it is left open otherwise
   */
  record Raw(int status, List<String> headers, String body, boolean ends) {

    /** A stream of events with these data. */
    static Raw events(String... data) {
      var events = Stream.of(data).map(Dialect.PLAIN::event).collect(Collectors.joining());
      return new Raw(200, List.of("Content-Type: text/event-stream"), events, true);
    }

    static Raw error(int status, String json) {
      return new Raw(status, List.of("Content-Type: application/json"), json, true);
    }

    Raw with(String... lines) {
      return new Raw(
          status, Stream.concat(headers.stream(), Stream.of(lines)).toList(), body, ends);
    }

    Raw leftOpen() {
      return new Raw(status, headers, body, false);
    }
  }

  FakeOpenAi(Dialect dialect) {
    this.dialect = dialect;
    try {
      server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  void act(ProviderScript next) {
    script = next;
  }

  void act(Raw next) {
    raw = Optional.of(next);
  }

  /** What each request had in its header Authorization. */
  List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
  }

  List<Prompt> heard() {
    return List.copyOf(heard);
  }

  /** The requests as they came. */
  List<JsonNode> requests() {
    return List.copyOf(requests);
  }

  OpenCalls openCalls() {
    return openCalls;
  }

  int connectionsMade() {
    return connectionsMade.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var connection = server.accept();
        connection.setTcpNoDelay(true);
        connections.add(connection);
        connectionsMade.incrementAndGet();
        threads.execute(() -> serve(connection));
      } catch (IOException e) {
        // Closed.
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      boolean stays = true;
      while (stays) {
        var acting = script;
        var exchange = new HttpExchange(connection, acting.bytewise());
        if (!exchange.read()) {
          return;
        }
        openCalls.began();
        try {
          stays = answer(exchange, script);
        } finally {
          openCalls.ended();
        }
      }
    } catch (IOException e) {
      // The other side has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(connection);
    }
  }

  /** Answers, and says whether the connection may be used again. */
  private boolean answer(HttpExchange exchange, ProviderScript acting)
      throws IOException, InterruptedException {
    var request = JSON.readTree(exchange.text());
    requests.add(request);
    var prompt = prompt(request);
    heard.add(prompt);
    authorizations.add(exchange.header("authorization"));
    if (raw.isPresent()) {
      return answer(exchange, raw.get());
    }
    boolean knows = exchange.header("authorization").equals("Bearer " + KEY);
    boolean asksRightly =
        exchange.requestLine().equals("POST /v1/chat/completions HTTP/1.1")
            && request.path("stream").asBoolean()
            && request.path("stream_options").path("include_usage").asBoolean();
    if (!knows || acting.fault() == Fault.FORBIDDEN) {
      return refuse(exchange, 401, "invalid_api_key");
    }
    if (!asksRightly) {
      return refuse(exchange, 422, "invalid_request_error");
    }
    return switch (acting.fault()) {
      case REJECTED -> refuse(exchange, 400, "context_length_exceeded");
      case THROTTLED -> refuse(exchange, 429, "rate_limit_exceeded");
      case DOWN -> refuse(exchange, 503, "server_error");
      case SILENT -> {
        exchange.awaitHangUp();
        yield false;
      }
      case WRONG_JSON -> say(exchange, "application/json", "{\"models\":[\"a\",\"b\"]}");
      case WRONG_CONTENT_TYPE -> say(exchange, "text/html", "<html><h1>Welcome</h1></html>");
      default -> stream(exchange, acting, prompt);
    };
  }

  private static boolean answer(HttpExchange exchange, Raw response) throws IOException {
    exchange.head(response.status(), response.headers().toArray(String[]::new));
    if (!response.body().isEmpty()) {
      exchange.send(response.body());
    }
    if (response.ends()) {
      exchange.end();
    } else {
      exchange.awaitHangUp();
    }
    return response.ends();
  }

  /** Repeats what it was sent, as careless servers do. */
  private static boolean refuse(HttpExchange exchange, int status, String code) throws IOException {
    var error = JSON.createObjectNode();
    error
        .putObject("error")
        .put("message", exchange.header("authorization") + " asked " + exchange.text())
        .put("type", exchange.header("authorization"))
        .put("code", code);
    exchange.head(status, "Content-Type: application/json", "Retry-After: 7");
    exchange.send(JSON.writeValueAsString(error));
    exchange.end();
    return true;
  }

  private static boolean say(HttpExchange exchange, String type, String text) throws IOException {
    exchange.head(200, "Content-Type: " + type);
    exchange.send(text);
    exchange.end();
    return true;
  }

  private boolean stream(HttpExchange exchange, ProviderScript acting, Prompt prompt)
      throws IOException, InterruptedException {
    exchange.head(200, "Content-Type: text/event-stream; charset=utf-8");
    for (var event : dialect.before()) {
      exchange.send(dialect.event(event));
    }
    var pieces = acting.pieces().apply(prompt);
    boolean endless = acting.fault() == Fault.ENDLESS;
    for (int i = 0; endless || i < pieces.size(); i++) {
      acting.pace().before(i);
      exchange.send(dialect.event(delta(acting.stop(), pieces.get(i % pieces.size()))));
    }
    return switch (acting.fault()) {
      case FALLS_SILENT -> {
        exchange.awaitHangUp();
        yield false;
      }
      case BREAKS_OFF -> false;
      case FAILS_MIDWAY ->
          finish(exchange, dialect.event("{\"error\":{\"message\":\"" + KEY + "\",\"code\":500}}"));
      case MALFORMED_CHUNK ->
          finish(exchange, dialect.event("{\"choices\":[{\"delta\":{\"content\":\"" + KEY));
      default -> finish(exchange, ending(acting));
    };
  }

  private static boolean finish(HttpExchange exchange, String last) throws IOException {
    exchange.send(last);
    exchange.end();
    return true;
  }

  private static String delta(Stop stop, String piece) throws IOException {
    ObjectNode chunk = chunk();
    chunk
        .withArray("choices")
        .addObject()
        .put("index", 0)
        .putNull("finish_reason")
        .putObject("delta")
        .put(stop == Stop.REFUSED ? "refusal" : "content", piece);
    return JSON.writeValueAsString(chunk);
  }

  private String ending(ProviderScript acting) throws IOException {
    ObjectNode last = chunk();
    last.withArray("choices")
        .addObject()
        .put("index", 0)
        .put("finish_reason", reason(acting.stop()))
        .putObject("delta");
    var events = new ArrayList<String>();
    events.add(JSON.writeValueAsString(last));
    if (acting.usage().isPresent()) {
      events.add(JSON.writeValueAsString(usage(acting.usage().get())));
    }
    return String.join("", events.stream().map(dialect::event).toList()) + dialect.done();
  }

  private static ObjectNode usage(TokenUsage usage) {
    ObjectNode chunk = chunk();
    chunk.putArray("choices");
    chunk
        .putObject("usage")
        .put("prompt_tokens", usage.input() + usage.cacheRead())
        .put("completion_tokens", usage.output())
        .put("total_tokens", usage.total())
        .putObject("prompt_tokens_details")
        .put("cached_tokens", usage.cacheRead());
    return chunk;
  }

  private static ObjectNode chunk() {
    return JSON.createObjectNode()
        .put("id", "chatcmpl-1")
        .put("object", "chat.completion.chunk")
        .put("created", 1_767_225_600)
        .put("model", "test-model");
  }

  private static String reason(Stop stop) {
    return switch (stop) {
      case END, REFUSED -> "stop";
      case LENGTH -> "length";
      case FILTERED -> "content_filter";
      case CANCELLED -> throw new IllegalArgumentException("no model says that it was cancelled");
    };
  }

  private static Prompt prompt(JsonNode request) {
    String system = "";
    var messages = new ArrayList<Message>();
    for (var message : request.path("messages")) {
      String role = message.path("role").asText();
      if (role.equals("system")) {
        system = message.path("content").asText();
      } else {
        messages.add(
            new Message(
                Role.valueOf(role.toUpperCase(Locale.ROOT)), message.path("content").asText()));
      }
    }
    var temperature = request.path("temperature");
    return new Prompt(
        system,
        messages,
        request.path("max_tokens").asInt(request.path("max_completion_tokens").asInt()),
        temperature.isNumber()
            ? OptionalDouble.of(temperature.doubleValue())
            : OptionalDouble.empty());
  }

  /** Hangs up on everybody. */
  @Override
  public void close() throws IOException {
    server.close();
    for (var connection : connections) {
      connection.close();
    }
    threads.shutdownNow();
  }
}
