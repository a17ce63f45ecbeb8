package dev.burhan.engines;

import dev.burhan.engines.ApiGatewayFault.Kind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the query of a call to API Gateway. */
final class ApiGatewayQuery {

  private static final int NUMBER_MAX = 100_000;

  private final Map<String, String> values = new HashMap<>();

  ApiGatewayQuery(@Nullable String raw) {
    if (raw != null) {
      for (var pair : raw.split("&", -1)) {
        var parts = pair.split("=", 2);
        values.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
      }
    }
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  int number(String name, int otherwise) {
    var value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.matches("[0-9]{1,6}") || Integer.parseInt(value) > NUMBER_MAX) {
      throw new ApiGatewayFault(Kind.BAD_REQUEST, name + " must be a number");
    }
    return Integer.parseInt(value);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
