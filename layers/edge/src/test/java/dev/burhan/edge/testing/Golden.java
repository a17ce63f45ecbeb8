package dev.burhan.edge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Compares JSON with files that say what clients have come to rely on. */
public final class Golden {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Golden() {}

  /**
   * Compares content and order of fields; white space and what lies beyond six decimals do not
   * matter, since logarithms may differ there from one machine to another.
   */
  public static void check(String path, String body) {
    assertThat(pretty(rounded(ApiContract.json(body))))
        .isEqualTo(pretty(rounded(ApiContract.json(Events.text(path)))));
  }

  private static JsonNode rounded(JsonNode node) {
    if (node.isDouble()) {
      return DoubleNode.valueOf(Math.round(node.doubleValue() * 1e6) / 1e6);
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(rounded(field.getValue())));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, rounded(array.get(i)));
      }
    }
    return node;
  }

  private static String pretty(JsonNode json) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
