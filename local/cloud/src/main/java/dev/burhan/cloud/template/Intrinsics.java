package dev.burhan.cloud.template;

import dev.burhan.cloud.template.Expression.Attribute;
import dev.burhan.cloud.template.Expression.Joined;
import dev.burhan.cloud.template.Expression.Literal;
import dev.burhan.cloud.template.Expression.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces intrinsic functions in a loaded tree by expressions and remembers where each stood. */
final class Intrinsics {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]*)}");

  private final Map<String, Expression> found = new LinkedHashMap<>();

  /** Every expression met so far, by its path. */
  Map<String, Expression> found() {
    return found;
  }

  @Nullable Object convert(String path, @Nullable Object raw) {
    return switch (raw) {
      case Map<?, ?> map when isIntrinsic(map) -> remember(path, intrinsic(path, map));
      case Map<?, ?> map -> convertMap(path, map);
      case List<?> list -> convertList(path, list);
      case null, default -> raw;
    };
  }

  private static boolean isIntrinsic(Map<?, ?> map) {
    return map.size() == 1
        && map.keySet().iterator().next() instanceof String key
        && (key.equals("Ref") || key.startsWith("Fn::"));
  }

  private Map<String, @Nullable Object> convertMap(String path, Map<?, ?> map) {
    Map<String, @Nullable Object> converted = new LinkedHashMap<>();
    map.forEach(
        (key, value) ->
            converted.put(
                String.valueOf(key),
                convert(TemplateNode.child(path, String.valueOf(key)), value)));
    return converted;
  }

  private List<@Nullable Object> convertList(String path, List<?> list) {
    List<@Nullable Object> converted = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      converted.add(convert(path + "[" + i + "]", list.get(i)));
    }
    return converted;
  }

  private Expression remember(String path, Expression expression) {
    found.put(path, expression);
    return expression;
  }

  private Expression intrinsic(String path, Map<?, ?> map) {
    var name = String.valueOf(map.keySet().iterator().next());
    var argument = map.get(name);
    return switch (name) {
      case "Ref" -> new Reference(text(path, argument));
      case "Fn::GetAtt" -> attribute(path, argument);
      case "Fn::Sub" -> substitution(path, argument);
      case "Fn::Join" -> join(path, argument);
      default -> throw new InvalidTemplateException(path, name + " is not emulated");
    };
  }

  private static Expression attribute(String path, @Nullable Object argument) {
    if (argument instanceof List<?> list && list.size() == 2) {
      return new Attribute(text(path, list.get(0)), text(path, list.get(1)));
    }
    return dotted(path, text(path, argument));
  }

  private static Attribute dotted(String path, String text) {
    int dot = text.indexOf('.');
    if (dot < 1 || dot == text.length() - 1) {
      throw new InvalidTemplateException(path, "'" + text + "' is not resource.attribute");
    }
    return new Attribute(text.substring(0, dot), text.substring(dot + 1));
  }

  private Expression substitution(String path, @Nullable Object argument) {
    if (argument instanceof List<?> list
        && list.size() == 2
        && list.get(1) instanceof Map<?, ?> raw) {
      Map<String, Expression> variables = new HashMap<>();
      raw.forEach((name, value) -> variables.put(String.valueOf(name), operand(path, value)));
      return substitute(path, text(path, list.get(0)), variables);
    }
    return substitute(path, text(path, argument), Map.of());
  }

  private static Joined substitute(String path, String text, Map<String, Expression> variables) {
    List<Expression> parts = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    int end = 0;
    while (matcher.find()) {
      parts.add(new Literal(text.substring(end, matcher.start())));
      boolean escaped = !matcher.group(1).isEmpty();
      var name = matcher.group(2);
      parts.add(escaped ? new Literal("${" + name + "}") : variable(path, name, variables));
      end = matcher.end();
    }
    parts.add(new Literal(text.substring(end)));
    return new Joined(parts);
  }

  private static Expression variable(String path, String name, Map<String, Expression> variables) {
    var given = variables.get(name);
    if (given != null) {
      return given;
    }
    return name.contains(".") ? dotted(path, name) : new Reference(name);
  }

  private Expression join(String path, @Nullable Object argument) {
    if (!(argument instanceof List<?> list
        && list.size() == 2
        && list.get(1) instanceof List<?> items)) {
      throw new InvalidTemplateException(path, "Fn::Join takes a separator and a list");
    }
    var separator = new Literal(text(path, list.get(0)));
    List<Expression> parts = new ArrayList<>();
    for (Object item : items) {
      if (!parts.isEmpty()) {
        parts.add(separator);
      }
      parts.add(operand(path, item));
    }
    return new Joined(parts);
  }

  private Expression operand(String path, @Nullable Object raw) {
    return convert(path, raw) instanceof Expression expression
        ? expression
        : new Literal(text(path, raw));
  }

  private static String text(String path, @Nullable Object value) {
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    throw new InvalidTemplateException(path, "expected text, found " + value);
  }
}
