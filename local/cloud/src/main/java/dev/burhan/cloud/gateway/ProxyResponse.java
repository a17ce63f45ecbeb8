package dev.burhan.cloud.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.http.HttpReply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes an HTTP answer of what a function returned, if it has the form of a proxy response. */
final class ProxyResponse {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FIELDS =
      Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0A-\\x1F\\x7F]");

  /** What belongs to the connection or the server; API Gateway renames these. */
  private static final Set<String> REMAPPED =
      Set.of(
          "connection",
          "content-length",
          "date",
          "expect",
          "host",
          "server",
          "te",
          "transfer-encoding",
          "upgrade",
          "www-authenticate");

  private ProxyResponse() {}

  /** Empty if the answer is malformed; {@code binary} says whether base64 is to be decoded. */
  static Optional<HttpReply> of(String payload, boolean binary) {
    try {
      var answer = JSON.readTree(payload);
      var status = status(answer);
      var headers = headers(answer);
      var body = body(answer, binary);
      boolean known = answer.properties().stream().allMatch(it -> FIELDS.contains(it.getKey()));
      if (!known || status.isEmpty() || headers.isEmpty() || body.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(new HttpReply(status.get(), headers.get(), body.get()));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> status(JsonNode answer) {
    var code = answer.path("statusCode");
    var status = code.isIntegralNumber() || code.isTextual() ? code.asInt(0) : 0;
    return status >= 200 && status <= 599 ? Optional.of(status) : Optional.empty();
  }

  private static Optional<Map<String, List<String>>> headers(JsonNode answer) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header : answer.path("multiValueHeaders").properties()) {
      header.getValue().forEach(value -> add(headers, header.getKey(), value));
    }
    for (Map.Entry<String, JsonNode> header : answer.path("headers").properties()) {
      add(headers, header.getKey(), header.getValue());
    }
    boolean valid =
        headers.entrySet().stream()
            .allMatch(
                it ->
                    TOKEN.matcher(it.getKey()).matches()
                        && it.getValue().stream().noneMatch(v -> CONTROL.matcher(v).find()));
    if (headers.keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
      headers.put("Content-Type", List.of("application/json"));
    }
    return valid ? Optional.of(headers) : Optional.empty();
  }

  /** A header that stands in both maps is sent once per different value. */
  private static void add(Map<String, List<String>> headers, String name, JsonNode value) {
    var sent = REMAPPED.contains(name.toLowerCase(Locale.ROOT)) ? "x-amzn-Remapped-" + name : name;
    var values = headers.computeIfAbsent(sent, _ -> new ArrayList<>());
    if (!value.isNull() && !values.contains(value.asText())) {
      values.add(value.asText());
    }
  }

  private static Optional<byte[]> body(JsonNode answer, boolean binary) {
    var body = answer.path("body");
    if (body.isMissingNode() || body.isNull()) {
      return Optional.of(new byte[0]);
    }
    if (!body.isTextual()) {
      return Optional.empty();
    }
    if (!binary || !answer.path("isBase64Encoded").asBoolean()) {
      return Optional.of(body.asText().getBytes(StandardCharsets.UTF_8));
    }
    try {
      return Optional.of(Base64.getDecoder().decode(body.asText()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
