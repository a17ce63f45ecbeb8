package dev.burhan.cloud.stack;

import dev.burhan.cloud.template.Parameter;
import dev.burhan.cloud.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Matches given values with declared parameters and reports everything wrong at once. */
final class Parameters {

  private Parameters() {}

  static Map<String, String> values(Template template, Map<String, String> given) {
    List<String> problems = new ArrayList<>();
    var values = new LinkedHashMap<String, String>();
    for (Parameter parameter : template.parameters().values()) {
      var value = given.getOrDefault(parameter.name(), parameter.defaultValue());
      if (value == null) {
        problems.add(parameter.name() + " is missing");
      } else {
        values.put(parameter.name(), value);
      }
    }
    given.keySet().stream()
        .filter(name -> !template.parameters().containsKey(name))
        .sorted()
        .forEach(name -> problems.add(name + " is not declared"));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("parameters: " + String.join(", ", problems));
    }
    return values;
  }
}
