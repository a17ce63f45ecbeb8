package dev.burhan.cloud.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.template.Condition;
import dev.burhan.cloud.template.Expression;
import dev.burhan.cloud.template.Expression.Attribute;
import dev.burhan.cloud.template.Expression.Joined;
import dev.burhan.cloud.template.Expression.Literal;
import dev.burhan.cloud.template.Expression.Reference;
import dev.burhan.cloud.template.InvalidTemplateException;
import dev.burhan.cloud.template.MonitoringResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows what each reference stands for, once its resource is there. */
final class References {

  private static final ObjectMapper JSON = new ObjectMapper();

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

  boolean holds(Condition condition) {
    var left = resolve("Conditions", condition.left());
    return left.equals(resolve("Conditions", condition.right())) == condition.same();
  }

  /** An alarm is referred to by its name. */
  void know(MonitoringResource resource, PhysicalNames names) {
    var id = resource.id();
    if (resource.type().equals(MonitoringResource.TOPIC)) {
      reference(id, names.topicArn(id));
    } else if (resource.properties() instanceof Map<?, ?> properties
        && properties.get("AlarmName") instanceof Expression name) {
      reference(id, resolve("Resources." + id, name));
      attribute(id, "Arn", names.alarmArn(id));
    }
  }

  /** The properties with a value in the place of each expression. */
  JsonNode json(MonitoringResource resource) {
    return JSON.valueToTree(plain("Resources." + resource.id(), resource.properties()));
  }

  private @Nullable Object plain(String path, @Nullable Object value) {
    return switch (value) {
      case Expression expression -> resolve(path, expression);
      case Map<?, ?> map -> {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, one) -> plain.put(String.valueOf(key), plain(path + "." + key, one)));
        yield plain;
      }
      case List<?> list -> {
        var plain = new ArrayList<@Nullable Object>();
        list.forEach(one -> plain.add(plain(path, one)));
        yield plain;
      }
      case null, default -> value;
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
