package dev.burhan.function.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.burhan.edge.testing.ApiContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands for the address CloudFormation listens at. */
final class ResponseAddress implements AutoCloseable {

  private final HttpServer server;
  private final int status;
  private final List<Put> puts = new CopyOnWriteArrayList<>();

  /** What was put. */
  record Put(String method, boolean hasContentType, JsonNode body) {}

  ResponseAddress(int status) throws IOException {
    this.status = status;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/", this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var hasType = exchange.getRequestHeaders().containsKey("Content-Type");
    puts.add(new Put(exchange.getRequestMethod(), hasType, ApiContract.json(body)));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/response?signature=a%2Fb";
  }

  List<Put> puts() {
    return puts;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
