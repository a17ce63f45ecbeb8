package dev.burhan.edge;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.burhan.edge.Problem.Kind;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Reads request bodies strictly and writes payloads, in snake case. */
public final class Json {

  private static final int NESTING_MAX = 20;
  private static final int PATH_MAX = 100;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .withCoercionConfig(LogicalType.Textual, Json::refuseScalars)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(NESTING_MAX).build());
  }

  private Json() {}

  /** A number is no text; the feature above does not say so. */
  private static void refuseScalars(MutableCoercionConfig texts) {
    texts
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

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
        throw new ProblemException(
            Problem.of(Kind.MALFORMED_JSON, "The body must be one JSON object."));
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw new ProblemException(Problem.invalid(path(e), "This field is not known."));
    } catch (JsonMappingException e) {
      throw new ProblemException(problem(e));
    } catch (JsonProcessingException e) {
      throw notJson();
    }
  }

  private static Problem problem(JsonMappingException e) {
    // Jackson says where it was when it met text that is no JSON at all.
    if (e.getCause() instanceof JsonParseException
        || e.getCause() instanceof StreamConstraintsException) {
      return notJson().problem();
    }
    return e.getPath().isEmpty()
        ? Problem.of(Kind.MALFORMED_JSON, "The body must be one JSON object.")
        : Problem.invalid(path(e), "This field has the wrong type.");
  }

  private static ProblemException notJson() {
    return new ProblemException(Problem.of(Kind.MALFORMED_JSON, "The body is not valid JSON."));
  }

  /** The caller chose the name of an unknown field: what goes back is short and can be sent. */
  private static String path(JsonMappingException e) {
    var path =
        e.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
            .collect(Collectors.joining("."));
    var shown = path.substring(0, Math.min(path.length(), PATH_MAX));
    return new String(shown.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
