package dev.burhan.cloud.gateway;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Holds names with one or more values each: headers or query parameters. */
record MultiValues(SequencedMap<String, List<String>> values) {

  MultiValues {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
  }

  static MultiValues ofQuery(String rawQuery) {
    var values = new LinkedHashMap<String, List<String>>();
    for (String pair : rawQuery.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        var name = equals < 0 ? pair : pair.substring(0, equals);
        var value = equals < 0 ? "" : pair.substring(equals + 1);
        values
            .computeIfAbsent(Percent.decodeQuery(name), _ -> new ArrayList<>())
            .add(Percent.decodeQuery(value));
      }
    }
    return new MultiValues(values);
  }

  /** The last value of each name, which is what API Gateway puts into its single-value maps. */
  SequencedMap<String, String> last() {
    var last = new LinkedHashMap<String, String>();
    values.forEach((name, all) -> last.put(name, all.getLast()));
    return last;
  }

  /** The last value of a name, whatever its case. */
  Optional<String> last(String name) {
    return values.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .map(List::getLast)
        .findFirst();
  }

  boolean isEmpty() {
    return values.isEmpty();
  }
}
