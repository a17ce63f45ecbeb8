package dev.burhan.eval.coldstart;

import dev.burhan.eval.statistics.Percentiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Holds what {@code bench coldstart} saw: Spring Boot last, where it could be built. */
public final class ColdStartReport {

  /** A snapshot that saves less is not worth what it asks of the code. */
  private static final double RESTORED_MAX_OF_COLD = .5;

  private static final double COLD_MAX_MILLIS = 1_500;
  private static final double RESTORED_MAX_OF_WARM = 1.5;
  private static final double COLD_MAX_OF_SPRING = .4;

  private final List<StartTimes> functions;
  private final int runs;

  ColdStartReport(List<StartTimes> functions, int runs) {
    this.functions = List.copyOf(functions);
    this.runs = runs;
  }

  /** Whether every function starts from its snapshot in half the time at most. */
  public boolean isGood() {
    return ours().stream()
        .allMatch(it -> it.restored().p50() <= RESTORED_MAX_OF_COLD * it.cold().p50());
  }

  /** What was sought and not reached, a sentence each. */
  List<String> misses() {
    var misses = new ArrayList<String>();
    for (var function : ours()) {
      double cold = function.cold().p50();
      if (!(cold <= COLD_MAX_MILLIS)) {
        misses.add(miss("%s: %.0f ms to the first answer, sought 1500", function, cold));
      }
      double ratio = function.restoredFirst().p50() / function.warm().p50();
      if (!(ratio <= RESTORED_MAX_OF_WARM)) {
        misses.add(miss("%s: restored %.1f times warm, sought 1.5", function, ratio));
      }
      spring()
          .map(spring -> cold / spring.cold().p50())
          .filter(share -> !(share <= COLD_MAX_OF_SPRING))
          .ifPresent(
              share -> misses.add(miss("%s: %.2f of Spring Boot, sought .4", function, share)));
    }
    return misses;
  }

  private static String miss(String format, StartTimes function, double figure) {
    return String.format(Locale.ROOT, format, function.name(), figure);
  }

  private List<StartTimes> ours() {
    return functions.stream().filter(it -> !it.name().equals(SpringHello.NAME)).toList();
  }

  private Optional<StartTimes> spring() {
    return functions.stream().filter(it -> it.name().equals(SpringHello.NAME)).findFirst();
  }

  public String table() {
    var table = new StringBuilder();
    table.append(
        "%d starts each on one processor, p50 (p95) in ms; cold is init and first, cpu its share%n"
            .formatted(runs));
    table.append(
        String.format(
            "%-20s %6s %12s %12s %12s %12s %12s %14s %12s %7s%n",
            "",
            "zip KB",
            "init",
            "first",
            "cold",
            "cpu",
            "restore",
            "restored first",
            "warm",
            "spring"));
    functions.forEach(function -> table.append(line(function)));
    if (spring().isEmpty()) {
      table.append("Spring Boot could not be built here: nothing to compare with\n");
    }
    table.append(
        isGood() ? "" : "NOT GOOD: a start from a snapshot must take half of one without\n");
    misses().forEach(miss -> table.append("missed  ").append(miss).append('\n'));
    return table.toString();
  }

  private String line(StartTimes function) {
    var share =
        spring().map(it -> "%.2f".formatted(function.cold().p50() / it.cold().p50())).orElse("-");
    return String.format(
        Locale.ROOT,
        "%-20s %6d %12s %12s %12s %12s %12s %14s %12s %7s%n",
        function.name(),
        function.zipKilobytes(),
        text(function.init()),
        text(function.first()),
        text(function.cold()),
        text(function.processor()),
        text(function.restore()),
        text(function.restoredFirst()),
        text(function.warm()),
        share);
  }

  private static String text(Percentiles millis) {
    return millis.p50() < 100
        ? String.format(Locale.ROOT, "%.1f (%.1f)", millis.p50(), millis.p95())
        : String.format(Locale.ROOT, "%.0f (%.0f)", millis.p50(), millis.p95());
  }

  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("runs", runs);
    functions.forEach(function -> json.put(function.name(), function.json()));
    var kilobytes = new LinkedHashMap<String, Object>();
    ours().forEach(function -> kilobytes.put(function.name(), function.zipKilobytes()));
    json.put("zip_kb", kilobytes);
    json.put("missed", misses());
    return json;
  }
}
