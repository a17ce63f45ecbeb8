package dev.burhan.edge;

import dev.burhan.telemetry.Metric;
import java.util.LinkedHashMap;
import java.util.Map;

/** Holds what a request was measured by, by name: its log line carries them as metrics. */
public record Measures(Map<String, Metric> metrics) {

  public static final Measures NONE = new Measures(Map.of());

  public Measures {
    metrics = Map.copyOf(metrics);
  }

  public Measures with(String name, Metric metric) {
    var more = new LinkedHashMap<>(metrics);
    more.put(name, metric);
    return new Measures(more);
  }

  /**
   * Adds how long each stage took.
   *
   * @param millis milliseconds by stage
   */
  public Measures withStages(Map<String, Double> millis) {
    var more = new LinkedHashMap<>(metrics);
    millis.forEach((stage, took) -> more.put("stage_" + stage + "_ms", Metric.millis(took)));
    return new Measures(more);
  }
}
