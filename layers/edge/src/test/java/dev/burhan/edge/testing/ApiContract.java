package dev.burhan.edge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Holds responses against {@code docs/openapi.yaml}. It is stricter than the contract is with
 * clients: a field that the contract does not list fails, so that none goes undocumented.
 */
public final class ApiContract {

  private static final ObjectMapper JSON = new ObjectMapper();
  // Tests run in the folder of their module, two below the root.
  private static final Path FILE = Path.of("..", "..", "docs", "openapi.yaml");

  private static final ObjectNode DOCUMENT = read();
  private static final JsonNode STRICT = closed(DOCUMENT.path("components").deepCopy());
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private ApiContract() {}

  public static JsonNode document() {
    return DOCUMENT;
  }

  /** Fails unless the contract lists the response for the event's route. */
  public static void check(
      APIGatewayProxyRequestEvent event, APIGatewayProxyResponseEvent response) {
    var operation =
        DOCUMENT
            .path("paths")
            .path(event.getResource())
            .path(event.getHttpMethod().toLowerCase(Locale.ROOT));
    var content =
        resolved(operation.path("responses").path(Integer.toString(response.getStatusCode())))
            .path("content");
    var schema = content.path(response.getHeaders().get("Content-Type")).path("schema");
    assertThat(schema.has("$ref"))
        .as(event.getHttpMethod() + " " + event.getResource() + " " + response.getStatusCode())
        .isTrue();
    assertThat(faults(schema.path("$ref").asText(), json(response.getBody()))).isEmpty();
  }

  /** What is wrong with a value under the schema {@code #/components/schemas/<name>}. */
  public static List<String> faults(String reference, JsonNode value) {
    var root = JSON.createObjectNode();
    root.put("$ref", reference);
    root.set("components", STRICT);
    return SCHEMAS.getSchema(root).validate(value).stream().map(Error::toString).toList();
  }

  /** The node a reference leads to, or the node itself. */
  public static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? DOCUMENT.at(node.path("$ref").asText().substring(1)) : node;
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static ObjectNode read() {
    try {
      return (ObjectNode) new YAMLMapper().readTree(FILE.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forbids what is not listed, in every object that lists anything. */
  private static JsonNode closed(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("type").asText().equals("object")
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(ApiContract::closed);
    return node;
  }
}
