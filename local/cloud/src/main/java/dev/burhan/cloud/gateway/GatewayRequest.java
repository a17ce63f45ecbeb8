package dev.burhan.cloud.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Holds what is known of a request before its body is read. */
record GatewayRequest(
    UUID id,
    Instant receivedAt,
    String method,
    String rawPath,
    MultiValues query,
    MultiValues headers,
    String sourceIp,
    String protocol) {

  /**
   * Headers that reach functions capitalised. The others are in lower case, as a client on HTTP/2
   * sends them; the server does not keep what was sent, and handlers must not care.
   */
  private static final Set<String> CAPITALISED = Set.of("host", "user-agent");

  static GatewayRequest of(HttpExchange exchange, UUID id, Instant receivedAt) {
    var uri = exchange.getRequestURI();
    var query = uri.getRawQuery();
    var path = uri.getRawPath();
    var sourceIp = exchange.getRemoteAddress().getAddress().getHostAddress();
    return new GatewayRequest(
        id,
        receivedAt,
        exchange.getRequestMethod().toUpperCase(Locale.ROOT),
        path == null ? "" : path,
        MultiValues.ofQuery(query == null ? "" : query),
        headers(exchange, sourceIp, traceId(id, receivedAt)),
        sourceIp,
        exchange.getProtocol());
  }

  String requestId() {
    return id.toString();
  }

  /** The id of the request in API Gateway's own systems; derived, so that it needs no store. */
  String extendedRequestId() {
    return Base64.getEncoder()
        .encodeToString(hex().substring(0, 11).getBytes(StandardCharsets.US_ASCII));
  }

  String traceId() {
    return traceId(id, receivedAt);
  }

  private String hex() {
    return id.toString().replace("-", "");
  }

  private static String traceId(UUID id, Instant at) {
    var random = id.toString().replace("-", "").substring(0, 24);
    return "Root=1-%08x-%s".formatted(at.getEpochSecond(), random);
  }

  private static MultiValues headers(HttpExchange exchange, String sourceIp, String traceId) {
    var headers = new LinkedHashMap<String, List<String>>();
    exchange.getRequestHeaders().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> headers.put(written(entry.getKey()), List.copyOf(entry.getValue())));
    var forwarded = new ArrayList<>(headers.getOrDefault("x-forwarded-for", List.of()));
    forwarded.add(sourceIp);
    headers.remove("x-forwarded-for");
    headers.remove("x-amzn-trace-id");
    headers.put("X-Amzn-Trace-Id", List.of(traceId));
    headers.put("X-Forwarded-For", List.of(String.join(", ", forwarded)));
    headers.put("X-Forwarded-Port", List.of(String.valueOf(exchange.getLocalAddress().getPort())));
    headers.put("X-Forwarded-Proto", List.of("http"));
    return new MultiValues(headers);
  }

  private static String written(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return CAPITALISED.contains(lower)
        ? List.of(lower.split("-")).stream()
            .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
            .collect(Collectors.joining("-"))
        : lower;
  }
}
