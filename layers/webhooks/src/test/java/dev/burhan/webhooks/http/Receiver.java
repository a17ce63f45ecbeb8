package dev.burhan.webhooks.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;

/** Is a well-behaved receiver on loopback that records what it is sent. */
final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile int status = 204;
  private volatile Map<String, String> headers = Map.of();

  /** What one request brought; {@code names} are those it asked for before encryption. */
  record Received(String method, String target, Headers headers, String body, String names) {
    String header(String name) {
      return String.valueOf(headers.getFirst(name));
    }
  }

  private Receiver(HttpServer server) {
    this.server = server;
    server.createContext("/", this::receive);
    server.start();
  }

  static Receiver plain() throws IOException {
    return plain(InetAddress.ofLiteral("127.0.0.1"));
  }

  static Receiver plain(InetAddress address) throws IOException {
    return new Receiver(HttpServer.create(new InetSocketAddress(address, 0), 0));
  }

  static Receiver encrypted(SSLContext tls) throws IOException {
    var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    var server = HttpsServer.create(address, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return new Receiver(server);
  }

  int port() {
    return server.getAddress().getPort();
  }

  void answer(int with, Map<String, String> and) {
    status = with;
    headers = and;
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  private void receive(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var names =
        exchange instanceof HttpsExchange https
            ? ((ExtendedSSLSession) https.getSSLSession()).getRequestedServerNames().toString()
            : "";
    received.add(
        new Received(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders(),
            body,
            names));
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
