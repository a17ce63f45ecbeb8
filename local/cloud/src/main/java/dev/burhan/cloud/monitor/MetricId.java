package dev.burhan.cloud.monitor;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Names a series of measurements as CloudWatch does: other dimensions, another series. */
public record MetricId(String namespace, String name, SortedMap<String, String> dimensions) {

  private static final int DIMENSIONS_MAX = 30;
  private static final int TEXT_MAX = 1024;

  public MetricId {
    check(namespace, "a namespace");
    check(name, "a name");
    if (dimensions.size() > DIMENSIONS_MAX) {
      throw new IllegalArgumentException("a metric has at most 30 dimensions, got " + dimensions);
    }
    dimensions.forEach(
        (key, value) -> {
          check(key, "the name of a dimension");
          check(value, "the value of a dimension");
        });
    dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
  }

  public static MetricId of(String namespace, String name, Map<String, String> dimensions) {
    return new MetricId(namespace, name, new TreeMap<>(dimensions));
  }

  private static void check(String text, String what) {
    if (text.isBlank() || text.length() > TEXT_MAX) {
      throw new IllegalArgumentException(what + " has 1 to 1024 letters, got " + text.length());
    }
  }

  @Override
  public String toString() {
    return namespace + " " + name + " " + dimensions;
  }
}
