package dev.burhan.cloud.stack;

import dev.burhan.cloud.template.Expression;
import dev.burhan.cloud.template.Expression.Attribute;
import dev.burhan.cloud.template.Expression.Joined;
import dev.burhan.cloud.template.Expression.Literal;
import dev.burhan.cloud.template.Expression.Reference;
import dev.burhan.cloud.template.InvalidTemplateException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Knows what each reference stands for, once its resource is there. */
final class References {

  private final Map<String, String> references = new HashMap<>();
  private final Map<String, String> attributes = new HashMap<>();

  void reference(String name, String value) {
    references.put(name, value);
  }

  void attribute(String resource, String name, String value) {
    attributes.put(resource + "." + name, value);
  }

  /** The value of the expression; {@code path} is where it stands, for the error. */
  String resolve(String path, Expression expression) {
    return switch (expression) {
      case Literal(String text) -> text;
      case Reference(String name) -> known(references, path, "!Ref ", name);
      case Attribute(String resource, String name) ->
          known(attributes, path, "!GetAtt ", resource + "." + name);
      case Joined(var parts) ->
          parts.stream().map(part -> resolve(path, part)).collect(Collectors.joining());
    };
  }

  private static String known(Map<String, String> values, String path, String kind, String name) {
    var value = values.get(name);
    if (value == null) {
      throw new InvalidTemplateException(path, kind + name + " has no value in the local cloud");
    }
    return value;
  }
}
