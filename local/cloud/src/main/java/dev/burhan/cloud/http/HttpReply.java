package dev.burhan.cloud.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Holds an HTTP response and writes it to an exchange. */
public final class HttpReply {

  /** What is read of a refused body, so that the client gets to see the refusal. */
  private static final int DRAIN_BYTES_MAX = 64 * 1024 * 1024;

  private static final int NO_BODY = -1;

  private final int status;
  private final SequencedMap<String, List<String>> headers;
  private final byte[] body;

  public HttpReply(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.headers = new LinkedHashMap<>(headers);
    this.body = body.clone();
  }

  /** An answer in JSON or another text, always in UTF-8. */
  public static HttpReply text(int status, String contentType, String body) {
    return new HttpReply(
        status,
        Map.of("Content-Type", List.of(contentType)),
        body.getBytes(StandardCharsets.UTF_8));
  }

  public int status() {
    return status;
  }

  public SequencedMap<String, List<String>> headers() {
    return Collections.unmodifiableSequencedMap(headers);
  }

  public byte[] body() {
    return body.clone();
  }

  /** The body of a request, or empty when it has more than {@code bytesMax}. */
  public static Optional<byte[]> readBody(HttpExchange exchange, int bytesMax) throws IOException {
    var length = exchange.getRequestHeaders().getFirst("Content-Length");
    if (length != null && Long.parseLong(length.strip()) > bytesMax) {
      return Optional.empty();
    }
    var body = exchange.getRequestBody().readNBytes(bytesMax + 1);
    return body.length > bytesMax ? Optional.empty() : Optional.of(body);
  }

  /** Writes this answer and ends the exchange. */
  public void send(HttpExchange exchange) throws IOException {
    headers.forEach(
        (name, values) -> values.forEach(it -> exchange.getResponseHeaders().add(name, it)));
    boolean bodyless =
        body.length == 0
            || status == 204
            || status == 304
            || exchange.getRequestMethod().equals("HEAD");
    if (bodyless) {
      drain(exchange.getRequestBody());
      exchange.sendResponseHeaders(status, NO_BODY);
    } else {
      exchange.sendResponseHeaders(status, body.length);
      var out = exchange.getResponseBody();
      out.write(body);
      out.flush();
      drain(exchange.getRequestBody());
    }
    exchange.close();
  }

  private static void drain(InputStream in) throws IOException {
    var buffer = new byte[64 * 1024];
    int read = 0;
    for (long sum = 0; read >= 0 && sum < DRAIN_BYTES_MAX; sum += read) {
      read = in.read(buffer);
    }
  }
}
