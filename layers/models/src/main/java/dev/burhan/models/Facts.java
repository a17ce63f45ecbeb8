package dev.burhan.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads typed keys of one JSON object and gathers every problem instead of stopping at one. */
final class Facts {

  private final String where;
  private final JsonNode node;
  private final List<String> problems = new ArrayList<>();

  Facts(String where, JsonNode node) {
    this.where = where;
    this.node = node;
    if (!node.isObject()) {
      throw new BadModel(where, List.of("must be a JSON object"));
    }
  }

  boolean has(String key) {
    return node.hasNonNull(key);
  }

  String text(String key, int lengthMax) {
    JsonNode value = value(key);
    if (!value.isTextual() || value.textValue().length() > lengthMax) {
      return bad(key, "must be text of at most " + lengthMax + " characters", value, "");
    }
    return value.textValue();
  }

  String name(String key) {
    String name = text(key, 100);
    return name.isBlank() && has(key) ? bad(key, "must not be blank", value(key), "") : name;
  }

  int integer(String key, int min, int max) {
    JsonNode value = value(key);
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < min
        || value.intValue() > max) {
      return bad(key, "must be a whole number from " + min + " to " + max, value, min);
    }
    return value.intValue();
  }

  boolean truth(String key) {
    JsonNode value = value(key);
    return value.isBoolean()
        ? value.booleanValue()
        : bad(key, "must be true or false", value, false);
  }

  <T> T oneOf(String key, Map<String, T> choices, T fallback) {
    JsonNode value = value(key);
    T chosen = choices.get(value.asText());
    return chosen != null
        ? chosen
        : bad(key, "must be one of " + choices.keySet(), value, fallback);
  }

  List<String> texts(String key) {
    JsonNode value = value(key);
    var texts = new ArrayList<String>();
    value.forEach(item -> texts.add(item.isTextual() ? item.textValue() : ""));
    if (!value.isArray() || texts.isEmpty() || texts.size() > 200 || texts.contains("")) {
      return bad(key, "must be a list of 1 to 200 texts", value, List.of());
    }
    return texts;
  }

  Map<String, ModelFile> files(String key) {
    JsonNode value = value(key);
    if (!value.isObject() || value.isEmpty() || value.size() > 20) {
      return bad(key, "must name 1 to 20 files", value, Map.of());
    }
    var files = new LinkedHashMap<String, ModelFile>();
    value.properties().forEach(file -> add(files, key, file.getKey(), file.getValue()));
    return files;
  }

  private void add(Map<String, ModelFile> files, String key, String name, JsonNode facts) {
    try {
      String sha256 = facts.path("sha256").textValue();
      files.put(name, new ModelFile(name, facts.path("bytes").asLong(), sha256));
    } catch (IllegalArgumentException e) {
      problems.add(key + "." + name + " " + e.getMessage());
    }
  }

  /** The two keys of the cosine; none when both are missing, a problem when one is. */
  Optional<CosineStatistics> cosine() {
    if (!has("cosine_mean") && !has("cosine_deviation")) {
      return Optional.empty();
    }
    JsonNode mean = value("cosine_mean");
    JsonNode deviation = value("cosine_deviation");
    if (!mean.isNumber() || !deviation.isNumber()) {
      problems.add("cosine_mean and cosine_deviation must both be numbers");
      return Optional.empty();
    }
    try {
      return Optional.of(new CosineStatistics(mean.doubleValue(), deviation.doubleValue()));
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  void problem(String problem) {
    problems.add(problem);
  }

  /** Fails with everything found to be missing or wrong. */
  void check() {
    if (!problems.isEmpty()) {
      throw new BadModel(where, problems);
    }
  }

  private JsonNode value(String key) {
    return node.path(key);
  }

  private <T> T bad(String key, String rule, JsonNode value, T standIn) {
    boolean missing = value.isMissingNode() || value.isNull();
    problems.add(key + " " + (missing ? "is missing, " : "") + rule);
    return standIn;
  }
}
