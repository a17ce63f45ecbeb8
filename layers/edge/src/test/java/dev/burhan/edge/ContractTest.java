package dev.burhan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.edge.Problem.Kind;
import dev.burhan.edge.testing.ApiContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/openapi.yaml against itself, template.yaml and the problems. */
final class ContractTest {

  private static final JsonNode DOCUMENT = ApiContract.document();
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  @Test
  void is_openapi_3_1_with_the_key_on_every_route() {
    assertThat(DOCUMENT.path("openapi").asText()).startsWith("3.1.");
    assertThat(DOCUMENT.at("/components/securitySchemes/apiKey/name").asText())
        .isEqualTo("x-api-key");
    assertThat(DOCUMENT.at("/security/0").has("apiKey")).isTrue();
    assertThat(operations())
        .allSatisfy(operation -> assertThat(operation.has("security")).isFalse());
  }

  @Test
  void lists_the_routes_of_the_template() throws IOException {
    var template = Files.readString(Path.of("..", "..", "template.yaml"));
    var route = Pattern.compile("Type: Api, .*Path: '?(/[^,']*)'?, Method: ([a-z]+)");
    var served = new TreeSet<String>();
    var matcher = route.matcher(template);
    while (matcher.find()) {
      served.add(matcher.group(2).toUpperCase(Locale.ROOT) + " " + matcher.group(1));
    }

    var listed = new TreeSet<String>();
    DOCUMENT
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (METHODS.contains(method)) {
                            listed.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));

    assertThat(listed).isEqualTo(served).hasSize(30);
  }

  @Test
  void resolves_every_reference() {
    var references = DOCUMENT.findValuesAsText("$ref");

    assertThat(references)
        .hasSizeGreaterThan(50)
        .allSatisfy(
            reference ->
                assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void names_every_operation_once() {
    var ids =
        operations().stream().map(operation -> operation.path("operationId").asText()).toList();

    assertThat(ids).hasSize(30).doesNotContain("").doesNotHaveDuplicates();
  }

  @Test
  void gives_examples_that_keep_its_own_schemas() {
    var checked = new ArrayList<String>();
    for (var content : DOCUMENT.findValues("content")) {
      for (var media : content) {
        var schema = media.path("schema").path("$ref").asText();
        for (var example : media.path("examples")) {
          var value = ApiContract.resolved(example).path("value");
          assertThat(ApiContract.faults(schema, value)).as(value.toString()).isEmpty();
          checked.add(schema);
        }
        assertThat(media.path("examples")).as(schema).isNotEmpty();
      }
    }

    assertThat(checked).hasSizeGreaterThan(20);
  }

  @Test
  void uses_every_component() {
    var used = new HashSet<>(DOCUMENT.findValuesAsText("$ref"));
    var defined = new ArrayList<String>();
    for (var section : List.of("headers", "responses", "schemas", "examples")) {
      DOCUMENT
          .at("/components/" + section)
          .fieldNames()
          .forEachRemaining(name -> defined.add("#/components/" + section + "/" + name));
    }

    assertThat(used).containsAll(defined);
  }

  @Test
  void lists_every_problem_of_the_handlers_and_of_the_gateway() throws IOException {
    var template = Files.readString(Path.of("..", "..", "template.yaml"));
    var expected = new TreeSet<>(Stream.of(Kind.values()).map(Kind::type).toList());
    Pattern.compile("urn:burhan:problem:[a-z-]+")
        .matcher(template)
        .results()
        .forEach(match -> expected.add(match.group()));

    var listed = new TreeSet<String>();
    DOCUMENT
        .at("/components/schemas/Problem/properties/type/enum")
        .forEach(type -> listed.add(type.asText()));

    assertThat(listed).isEqualTo(expected);
  }

  @Test
  void refuses_an_answer_that_contradicts_itself() {
    var grounded = DOCUMENT.at("/components/examples/GroundedAnswer/value").toString();
    var contradiction = ApiContract.json(grounded.replace("\"grounded\"", "\"no_evidence\""));
    var undocumented = ApiContract.json(grounded.replace("\"outcome\"", "\"outcome2\""));

    assertThat(ApiContract.faults("#/components/schemas/Answer", contradiction)).isNotEmpty();
    assertThat(ApiContract.faults("#/components/schemas/Answer", undocumented)).isNotEmpty();
  }

  private static List<JsonNode> operations() {
    var operations = new ArrayList<JsonNode>();
    for (var path : DOCUMENT.path("paths")) {
      path.properties().stream()
          .filter(entry -> METHODS.contains(entry.getKey()))
          .forEach(entry -> operations.add(entry.getValue()));
    }
    return operations;
  }
}
