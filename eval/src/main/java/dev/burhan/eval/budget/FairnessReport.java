package dev.burhan.eval.budget;

import dev.burhan.eval.budget.FairnessSimulation.Served;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Compares what quiet tenants get beside a greedy one with what they get alone.
 *
 * @param throughputLeast calls of the quiet tenant that fares worst, as a part of those it gets
 *     alone
 * @param aloneWait seconds at p95 of the tenant that waits longest, without the greedy one
 * @param longestWait the same beside it
 * @param greedyPart tokens of the greedy tenant, as a part of all that there are
 */
public record FairnessReport(
    double throughputLeast, double aloneWait, double longestWait, double greedyPart) {

  private static final double THROUGHPUT_MIN = .95;

  static FairnessReport of(FairnessSimulation simulation) {
    var alone = simulation.run(false);
    var beside = simulation.run(true);
    double least = 1;
    for (var tenant : quiet(beside).entrySet()) {
      var before = alone.getOrDefault(tenant.getKey(), tenant.getValue());
      least = Math.min(least, (double) tenant.getValue().calls() / before.calls());
    }
    var greedy = beside.get("greedy");
    return new FairnessReport(
        least,
        longest(alone),
        longest(beside),
        greedy == null ? 0 : FairnessSimulation.part(greedy.calls()));
  }

  private static double longest(Map<String, Served> served) {
    return quiet(served).values().stream()
        .mapToDouble(each -> each.waited().p95() / 1_000)
        .max()
        .orElse(Double.NaN);
  }

  private static Map<String, Served> quiet(Map<String, Served> served) {
    var quiet = new LinkedHashMap<>(served);
    quiet.remove("greedy");
    return quiet;
  }

  /** A quiet tenant notices nothing of the greedy one. */
  public boolean isGood() {
    return throughputLeast >= THROUGHPUT_MIN && longestWait * THROUGHPUT_MIN <= aloneWait;
  }

  public String table() {
    return String.format(
        Locale.ROOT,
        "throughput of the quiet tenant that fares worst: %.1f %% of what it gets alone%n"
            + "p95 of the longest wait: %.1f s, alone %.1f s%n"
            + "the greedy one gets %.1f %% of all tokens%n",
        100 * throughputLeast,
        longestWait,
        aloneWait,
        100 * greedyPart);
  }

  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("throughput_least", throughputLeast);
    json.put("wait_p95_seconds", longestWait);
    json.put("alone_wait_p95_seconds", aloneWait);
    json.put("greedy_part", greedyPart);
    return json;
  }
}
