package dev.burhan.eval.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums up times in milliseconds. */
public record Percentiles(double p50, double p95, double p99) {

  public static Percentiles of(List<Double> millis) {
    var sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Percentiles(at(sorted, .50), at(sorted, .95), at(sorted, .99));
  }

  /** Nearest rank. */
  private static double at(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return Math.round(sorted[Math.clamp(rank - 1, 0, sorted.length - 1)] * 100) / 100.0;
  }

  public Map<String, Double> json() {
    var json = new LinkedHashMap<String, Double>();
    json.put("p50", p50);
    json.put("p95", p95);
    json.put("p99", p99);
    return json;
  }

  public static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }
}
