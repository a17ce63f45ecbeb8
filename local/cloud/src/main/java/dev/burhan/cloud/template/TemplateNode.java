package dev.burhan.cloud.template;

import dev.burhan.cloud.template.Expression.Attribute;
import dev.burhan.cloud.template.Expression.Literal;
import dev.burhan.cloud.template.Expression.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Walks the loaded tree; whatever is missing or of the wrong kind is reported with its path. */
record TemplateNode(String path, @Nullable Object value) {

  static String child(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  TemplateNode at(String key) {
    return find(key).orElseThrow(() -> wrong(key + " is missing"));
  }

  Optional<TemplateNode> find(String key) {
    return Optional.ofNullable(map().get(key))
        .map(found -> new TemplateNode(child(path, key), found));
  }

  /** Fails if one of the keys is there: ignoring it would change the behaviour silently. */
  void refuse(String... keys) {
    for (String key : keys) {
      if (map().get(key) != null) {
        throw wrong(key + " is not emulated");
      }
    }
  }

  /** The same map with one key less. */
  Map<String, @Nullable Object> without(String key) {
    var rest = map();
    rest.remove(key);
    return rest;
  }

  String text() {
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    throw wrong("expected plain text, found " + value);
  }

  String text(String key, String otherwise) {
    return find(key).map(TemplateNode::text).orElse(otherwise);
  }

  double number() {
    try {
      return Double.parseDouble(text());
    } catch (NumberFormatException _) {
      throw wrong("expected a number, found " + value);
    }
  }

  int integer() {
    try {
      return Integer.parseInt(text());
    } catch (NumberFormatException _) {
      throw wrong("expected a whole number, found " + value);
    }
  }

  int integer(String key, int otherwise) {
    return find(key).map(TemplateNode::integer).orElse(otherwise);
  }

  boolean isTrue(String key, boolean otherwise) {
    return Boolean.parseBoolean(text(key, String.valueOf(otherwise)));
  }

  List<TemplateNode> items() {
    if (!(value instanceof List<?> list)) {
      throw wrong("expected a list, found " + value);
    }
    List<TemplateNode> items = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      items.add(new TemplateNode(path + "[" + i + "]", list.get(i)));
    }
    return items;
  }

  List<TemplateNode> items(String key) {
    return find(key).map(TemplateNode::items).orElse(List.of());
  }

  SequencedMap<String, TemplateNode> entries() {
    var entries = new LinkedHashMap<String, TemplateNode>();
    map().forEach((key, found) -> entries.put(key, new TemplateNode(child(path, key), found)));
    return entries;
  }

  SequencedMap<String, TemplateNode> entries(String key) {
    return find(key).map(TemplateNode::entries).orElseGet(LinkedHashMap::new);
  }

  Expression expression() {
    return value instanceof Expression expression ? expression : new Literal(text());
  }

  /** The logical id of the resource this refers to by {@code !Ref} or {@code !GetAtt}. */
  String target() {
    return switch (expression()) {
      case Reference(String name) -> name.split("\\.", 2)[0];
      case Attribute(String resource, _) -> resource;
      case Literal _, Expression.Joined _ -> throw wrong("expected !Ref or !GetAtt of a resource");
    };
  }

  InvalidTemplateException wrong(String problem) {
    return new InvalidTemplateException(path, problem);
  }

  private Map<String, @Nullable Object> map() {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> typed = new LinkedHashMap<>();
      map.forEach((key, found) -> typed.put(String.valueOf(key), found));
      return typed;
    }
    throw wrong("expected a map, found " + value);
  }
}
