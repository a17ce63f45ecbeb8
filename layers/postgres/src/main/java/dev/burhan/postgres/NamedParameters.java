package dev.burhan.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns {@code :name} parameters into the question marks of JDBC, leaving {@code ::type} alone. */
record NamedParameters(String sql, List<String> names) {

  private static final Pattern TOKEN = Pattern.compile("'[^']*'|::|:([a-z_][a-z0-9_]*)");

  static NamedParameters parse(String sql) {
    var names = new ArrayList<String>();
    var positional =
        TOKEN
            .matcher(sql)
            .replaceAll(
                match -> {
                  if (match.group(1) == null) {
                    return java.util.regex.Matcher.quoteReplacement(match.group());
                  }
                  names.add(match.group(1));
                  return "?";
                });
    return new NamedParameters(positional, List.copyOf(names));
  }

  /**
   * Finds the value of a parameter.
   *
   * @throws IllegalArgumentException when there is none, not even null
   */
  static @Nullable Object value(String name, Map<String, @Nullable Object> parameters) {
    if (!parameters.containsKey(name)) {
      throw new IllegalArgumentException("no value for SQL parameter :" + name);
    }
    return parameters.get(name);
  }
}
