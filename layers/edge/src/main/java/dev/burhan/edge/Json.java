package dev.burhan.edge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.burhan.edge.Problem.Kind;
import java.util.stream.Collectors;

/** Reads request bodies strictly and writes payloads, in snake case. */
public final class Json {

  private static final int NESTING_MAX = 20;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(NESTING_MAX).build());
  }

  private Json() {}

  public static String write(Object payload) {
    try {
      return MAPPER.writeValueAsString(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + payload.getClass(), e);
    }
  }

  /**
   * Reads a body.
   *
   * @throws ProblemException when it is no JSON, holds a field it should not, or a wrong type
   */
  public static <T> T read(String body, Class<T> type) {
    try {
      T value = MAPPER.readValue(body, type);
      if (value == null) {
        throw new ProblemException(Problem.of(Kind.MALFORMED_JSON, "The body must be an object."));
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw new ProblemException(Problem.invalid(path(e), "This field is not known."));
    } catch (JsonMappingException e) {
      throw new ProblemException(
          e.getPath().isEmpty()
              ? Problem.of(Kind.MALFORMED_JSON, "The body must be a JSON object.")
              : Problem.invalid(path(e), "This field has the wrong type."));
    } catch (JsonProcessingException e) {
      throw new ProblemException(Problem.of(Kind.MALFORMED_JSON, "The body is not valid JSON."));
    }
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }
}
