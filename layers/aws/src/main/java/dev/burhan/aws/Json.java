package dev.burhan.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes and reads flat JSON objects whose values are strings; all else is no such object. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static String write(Map<String, String> fields) {
    var object = MAPPER.createObjectNode();
    fields.forEach(object::put);
    return object.toString();
  }

  /** Empty unless the text is one JSON object, no key twice; values that are no strings count. */
  static Optional<Map<String, JsonNode>> readObject(String json) {
    try {
      var node = MAPPER.readTree(json);
      return node.isObject() ? Optional.of(fields(node)) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Empty unless the text is one JSON object of strings alone, no key twice. */
  static Optional<Map<String, String>> readStrings(String json) {
    return readObject(json)
        .filter(fields -> fields.values().stream().allMatch(JsonNode::isTextual))
        .map(Json::texts);
  }

  private static Map<String, JsonNode> fields(JsonNode object) {
    var fields = new LinkedHashMap<String, JsonNode>();
    object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  private static Map<String, String> texts(Map<String, JsonNode> fields) {
    var texts = new LinkedHashMap<String, String>();
    fields.forEach((key, value) -> texts.put(key, value.textValue()));
    return texts;
  }
}
