package dev.burhan.engines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Is the Data API of Aurora on a free loopback port, in front of a PostgreSQL. It speaks the real
 * protocol and holds to the real limits; it checks no signature, and takes any ARN to mean the
 * database and the role it was started with.
 */
public final class DataApiServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int BACKLOG = 256;

  static {
    // Without it an answer on a kept connection waits 40 ms for the client's delayed ACK.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final DataApiLimits limits;
  private final DataApiSessions sessions;
  private final DataApiOperations operations;
  private final AtomicInteger requests = new AtomicInteger();
  private final Queue<DataApiFault> faults = new ConcurrentLinkedQueue<>();

  private DataApiServer(HttpServer server, DataApiSessions sessions, DataApiLimits limits) {
    this.server = server;
    this.sessions = sessions;
    this.limits = limits;
    this.operations = new DataApiOperations(sessions, limits);
  }

  /** Starts a server in front of a database, which it enters as the role given. */
  public static DataApiServer start(String jdbcUrl, String user, String password) {
    return start(jdbcUrl, user, password, DataApiLimits.DEFAULT);
  }

  /** Starts such a server with other limits. */
  public static DataApiServer start(
      String jdbcUrl, String user, String password, DataApiLimits limits) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var sessions = new DataApiSessions(jdbcUrl, user, password, limits.transactionIdle());
      var api = new DataApiServer(HttpServer.create(address, BACKLOG), sessions, limits);
      api.server.setExecutor(api.threads);
      api.server.createContext("/", api::handle);
      api.server.start();
      return api;
    } catch (IOException e) {
      throw new EngineFailure("the Data API did not start", e);
    }
  }

  /** Gives the address for the clients of the AWS SDK. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Counts the requests that have come since the start, those that failed as well. */
  public int requests() {
    return requests.get();
  }

  /** Answers the next requests with a fault, after those asked for before. */
  public void fail(DataApiFault fault, int times) {
    for (int i = 0; i < times; i++) {
      faults.add(fault);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(limits.requestBytes() + 1);
      // Read to its end, so that the client gets to see a refusal.
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      DataApiFault fault = faults.poll();
      if (fault != DataApiFault.CUT) {
        answer(exchange, body, fault);
      }
    }
  }

  private void answer(HttpExchange exchange, byte[] body, @Nullable DataApiFault fault)
      throws IOException {
    try {
      if (fault != null) {
        throw DataApiFailure.of(fault);
      }
      if (body.length > limits.requestBytes()) {
        throw new DataApiFailure(
            413, "RequestEntityTooLargeException", "Request exceeded size limit");
      }
      send(exchange, OK, operations.answer(exchange.getRequestURI().getPath(), read(body)));
    } catch (DataApiFailure e) {
      exchange.getResponseHeaders().add("x-amzn-ErrorType", e.type());
      send(exchange, e.status(), JSON.createObjectNode().put("message", e.getMessage()));
    }
  }

  private static JsonNode read(byte[] body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw DataApiFailure.of("SerializationException", "the request is not JSON");
    }
  }

  private static void send(HttpExchange exchange, int status, ObjectNode answer)
      throws IOException {
    byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    sessions.close();
  }
}
