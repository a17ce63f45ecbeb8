package dev.burhan.cloud.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.tenancy.ApiKey.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/**
 * Holds one operation of the contract, as far as calling it goes.
 *
 * @param path with its parameters in braces
 * @param scope the one a key must have, as the description of the operation's tag says
 * @param example the first body that is shown; an empty object where a body may be sent
 */
public record ContractOperation(
    String id, String method, String path, Scope scope, String example) {

  private static final Path CONTRACT = Path.of("..", "..", "docs", "openapi.yaml");
  private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)}");
  private static final Pattern SCOPE = Pattern.compile("the scope \"([a-z]+)\"");

  /** Reads all of them. */
  public static List<ContractOperation> all() {
    var contract = contract();
    return contract.path("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .filter(item -> METHODS.contains(item.getKey()))
                    .map(item -> of(contract, path.getKey(), item.getKey(), item.getValue())))
        .toList();
  }

  private static JsonNode contract() {
    try {
      return new ObjectMapper().valueToTree(new Yaml().load(Files.readString(CONTRACT)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ContractOperation of(
      JsonNode contract, String path, String method, JsonNode operation) {
    return new ContractOperation(
        operation.path("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        path,
        scope(contract, operation.path("tags").path(0).asText()),
        example(operation));
  }

  private static Scope scope(JsonNode contract, String tag) {
    return contract
        .path("tags")
        .valueStream()
        .filter(it -> it.path("name").asText().equals(tag))
        .map(it -> SCOPE.matcher(it.path("description").asText()))
        .filter(Matcher::find)
        .map(found -> Scope.valueOf(found.group(1).toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the tag " + tag + " says no scope"));
  }

  private static String example(JsonNode operation) {
    var examples = operation.at("/requestBody/content/application~1json/examples");
    return examples.valueStream().findFirst().map(it -> it.path("value").toString()).orElse("{}");
  }

  /** The names of the parameters of the path. */
  public List<String> parameters() {
    return PARAMETER.matcher(path).results().map(found -> found.group(1)).toList();
  }

  /** The path with each parameter filled in. */
  public String path(UnaryOperator<String> values) {
    return PARAMETER
        .matcher(path)
        .replaceAll(found -> Matcher.quoteReplacement(values.apply(found.group(1))));
  }

  /** What is to be sent; a question is asked about what others have. */
  public String body(Optional<String> question) {
    if (method.equals("GET") || method.equals("DELETE")) {
      return "";
    }
    try {
      var body = new ObjectMapper().readTree(example);
      return question
          .filter(asked -> body.has("question"))
          .map(asked -> "{\"question\":\"" + asked + "\"}")
          .orElse(example);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
