package dev.burhan.edge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Compares JSON with files that say what clients have come to rely on. */
public final class Golden {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Golden() {}

  /** Compares content and order of fields; white space does not matter. */
  public static void check(String path, String body) {
    assertThat(pretty(ApiContract.json(body)))
        .isEqualTo(pretty(ApiContract.json(Events.text(path))));
  }

  private static String pretty(JsonNode json) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
