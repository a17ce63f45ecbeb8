package dev.burhan.cloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges SAM's Globals into a resource: maps by key, lists by appending, all else is overridden.
 */
final class Globals {

  private Globals() {}

  static @Nullable Object merge(@Nullable Object global, @Nullable Object own) {
    if (global instanceof Map<?, ?> globals && own instanceof Map<?, ?> owns) {
      Map<Object, @Nullable Object> merged = new LinkedHashMap<>(globals);
      owns.forEach((key, value) -> merged.put(key, merge(globals.get(key), value)));
      return merged;
    }
    if (global instanceof List<?> globals && own instanceof List<?> owns) {
      List<@Nullable Object> merged = new ArrayList<>(globals);
      merged.addAll(owns);
      return merged;
    }
    return own == null ? global : own;
  }
}
