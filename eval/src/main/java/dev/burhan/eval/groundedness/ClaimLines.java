package dev.burhan.eval.groundedness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads claims from lines of JSON: {@code {"source":…, "claim":…, "supported": true|false}}. */
final class ClaimLines {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ClaimLines() {}

  static ClaimSet read(Path file) throws IOException {
    var claims = new ArrayList<LabelledClaim>();
    int number = 0;
    for (var line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank()) {
        claims.add(claim(line, file + " line " + number));
      }
    }
    return new ClaimSet(claims, List.of());
  }

  private static LabelledClaim claim(String line, String place) {
    var node = node(line, place);
    for (var key : List.of("source", "claim")) {
      if (!node.path(key).isTextual()) {
        throw new IllegalArgumentException(place + ": \"" + key + "\" is not a text");
      }
    }
    if (!node.path("supported").isBoolean()) {
      throw new IllegalArgumentException(place + ": \"supported\" is not true or false");
    }
    return new LabelledClaim(
        node.get("source").textValue(),
        node.get("claim").textValue(),
        node.get("supported").booleanValue(),
        Map.of());
  }

  private static JsonNode node(String line, String place) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(place + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
