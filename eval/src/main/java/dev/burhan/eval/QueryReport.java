package dev.burhan.eval;

import dev.burhan.eval.statistics.Percentiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Holds how long questions took, over HTTP and stage by stage. */
record QueryReport(int requests, int errors, Percentiles millis, Map<String, Percentiles> stages) {

  static QueryReport of(
      int requests, int errors, List<Double> millis, Map<String, List<Double>> stages) {
    var byStage = new LinkedHashMap<String, Percentiles>();
    stages.forEach((stage, times) -> byStage.put(stage, Percentiles.of(times)));
    return new QueryReport(requests, errors, Percentiles.of(millis), byStage);
  }

  /** The same with the times of one stage more. */
  QueryReport with(String stage, List<Double> times) {
    var more = new LinkedHashMap<>(stages);
    more.put(stage, Percentiles.of(times));
    return new QueryReport(requests, errors, millis, more);
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("requests", requests);
    json.put("errors", errors);
    json.put("ms", millis.json());
    var byStage = new LinkedHashMap<String, Object>();
    stages.forEach((stage, times) -> byStage.put(stage, Map.of("ms", times.json())));
    json.put("stages", byStage);
    return json;
  }

  String table() {
    var table = new StringBuilder();
    table.append(String.format(Locale.ROOT, "%d requests, %d errors%n", requests, errors));
    table.append(
        String.format(Locale.ROOT, "%-10s %8s %8s %8s %8s%n", "ms", "p50", "p95", "p99", "share"));
    table.append(row("http", millis));
    stages.forEach((stage, times) -> table.append(row(stage, times)));
    return table.toString();
  }

  private String row(String name, Percentiles times) {
    return String.format(
        Locale.ROOT,
        "%-10s %8.1f %8.1f %8.1f %7.0f%%%n",
        name,
        times.p50(),
        times.p95(),
        times.p99(),
        100 * times.p50() / millis.p50());
  }
}
