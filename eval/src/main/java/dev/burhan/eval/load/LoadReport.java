package dev.burhan.eval.load;

import dev.burhan.eval.load.SteadyLoad.Seen;
import dev.burhan.eval.statistics.Percentiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Holds what {@code bench load} saw.
 *
 * @param own milliseconds of a request that are not the model's
 * @param gateway milliseconds of a request that are no stage's of the use case
 * @param residentFirst MiB of this process, clients and servers, after the warm-up
 */
public record LoadReport(
    int rate,
    int requests,
    int errors,
    Percentiles own,
    Percentiles gateway,
    int residentFirst,
    int residentLast) {

  private static final double OWN_P95_MAX_MILLIS = 150;
  private static final double GROWTH_MAX = 1.15;

  static LoadReport of(int rate, List<Seen> seen, int residentFirst, int residentLast) {
    var answered = seen.stream().filter(Seen::isAnswered).toList();
    return new LoadReport(
        rate,
        seen.size(),
        seen.size() - answered.size(),
        Percentiles.of(answered.stream().map(Seen::own).toList()),
        Percentiles.of(answered.stream().map(Seen::gateway).toList()),
        residentFirst,
        residentLast);
  }

  public boolean isGood() {
    return errors == 0
        && own.p95() < OWN_P95_MAX_MILLIS
        && residentLast <= residentFirst * GROWTH_MAX;
  }

  /** LiteLLM's own figures, from its documentation, stand beside ours: another machine's. */
  public String table() {
    return String.format(
        Locale.ROOT,
        "%,d requests, %d a second, %d errors%n"
            + "%-34s %8s %8s %8s%n%s%s%-34s %8s %8s %8s%n"
            + "memory %,d MB, then %,d MB%n%s",
        requests,
        rate,
        errors,
        "ms",
        "p50",
        "p95",
        "p99",
        row("our own, all but the model", own),
        row("of it gateway to handler and back", gateway),
        "LiteLLM's overhead, as published",
        "2",
        "8",
        "13",
        residentFirst,
        residentLast,
        isGood() ? "" : "NOT GOOD: no error, our own p95 below 150 ms, memory flat\n");
  }

  private static String row(String name, Percentiles times) {
    return String.format(
        Locale.ROOT, "%-34s %8.1f %8.1f %8.1f%n", name, times.p50(), times.p95(), times.p99());
  }

  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("rate", rate);
    json.put("requests", requests);
    json.put("errors", errors);
    json.put("own_ms", own.json());
    json.put("gateway_share_ms", gateway.json());
    json.put("rss_first_mb", residentFirst);
    json.put("rss_last_mb", residentLast);
    return json;
  }
}
