package dev.burhan.eval.scale;

import dev.burhan.eval.statistics.Percentiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Holds what {@code bench soak} saw.
 *
 * @param millis of all searches
 * @param looks in order; the last when all was quiet
 */
public record SoakReport(
    int readers, int writers, int passages, Percentiles millis, List<Look> looks) {

  private static final double GROWTH_MAX = 1.15;
  private static final int ERRORS_SHOWN = 5;

  public SoakReport {
    looks = List.copyOf(looks);
  }

  /**
   * What was done since the look before, and how things stood.
   *
   * @param second since the start
   * @param span seconds since the look before; 0 for the last
   * @param heap MiB in use after a collection
   * @param resident MiB of this process
   * @param backends MiB that the database's processes hold for themselves
   * @param drift counts that are not what they should be
   */
  public record Look(
      double second,
      double span,
      int searches,
      Percentiles millis,
      int writes,
      int upkeepSteps,
      List<String> errors,
      int heap,
      int resident,
      int backends,
      int drift) {

    public Look {
      errors = List.copyOf(errors);
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "%6.0f s %8.1f searches/s, p50 %6.1f p95 %6.1f ms, %5d writes, %3d steps, %d errors,"
              + " heap %d, resident %d, backends %d MB, drift %d",
          second,
          span > 0 ? searches / span : 0,
          millis.p50(),
          millis.p95(),
          writes,
          upkeepSteps,
          errors.size(),
          heap,
          resident,
          backends,
          drift);
    }

    private Map<String, Object> json() {
      var json = new LinkedHashMap<String, Object>();
      json.put("second", second);
      json.put("searches", searches);
      json.put("ms", millis.json());
      json.put("writes", writes);
      json.put("upkeep_steps", upkeepSteps);
      json.put("errors", errors.size());
      json.put("heap_mb", heap);
      json.put("resident_mb", resident);
      json.put("backends_mb", backends);
      json.put("drift", drift);
      return json;
    }
  }

  private int searches() {
    return looks.stream().mapToInt(Look::searches).sum();
  }

  private int writes() {
    return looks.stream().mapToInt(Look::writes).sum();
  }

  int errors() {
    return looks.stream().mapToInt(look -> look.errors().size()).sum();
  }

  /** Says what is not as it must be. */
  List<String> faults() {
    var faults = new ArrayList<String>();
    if (errors() > 0) {
      faults.add(errors() + " errors");
      looks.stream()
          .flatMap(look -> look.errors().stream())
          .distinct()
          .limit(ERRORS_SHOWN)
          .forEach(faults::add);
    }
    if (looks.stream().anyMatch(look -> look.drift() > 0)) {
      faults.add("counts drifted");
    }
    grown(faults, "memory of this process", Look::resident);
    grown(faults, "memory of the database's processes", Look::backends);
    return faults;
  }

  /** Compares the last third with the first, without the last look, when all was quiet. */
  private void grown(List<String> faults, String what, ToIntFunction<Look> memory) {
    int third = (looks.size() - 1) / 3;
    if (third == 0) {
      return;
    }
    int first = median(looks.subList(0, third), memory);
    int last = median(looks.subList(looks.size() - 1 - third, looks.size() - 1), memory);
    if (last > first * GROWTH_MAX) {
      faults.add(what + " grew from " + first + " to " + last + " MB");
    }
  }

  private static int median(List<Look> looks, ToIntFunction<Look> memory) {
    var sorted = looks.stream().mapToInt(memory).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  public boolean isGood() {
    return faults().isEmpty();
  }

  public String table() {
    var table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%,d passages at first, %d readers, %d writers, %,d searches, %,d writes, %d errors,"
                + " p50 %.1f p95 %.1f p99 %.1f ms%n",
            passages,
            readers,
            writers,
            searches(),
            writes(),
            errors(),
            millis.p50(),
            millis.p95(),
            millis.p99()));
    looks.forEach(look -> table.append(look.line()).append('\n'));
    faults().forEach(fault -> table.append("NOT GOOD: ").append(fault).append('\n'));
    return table.toString();
  }

  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("passages", passages);
    json.put("readers", readers);
    json.put("writers", writers);
    json.put("requests", searches() + writes());
    json.put("errors", errors());
    json.put("drift", looks.stream().mapToInt(Look::drift).max().orElse(0));
    json.put("rss_first_mb", looks.getFirst().resident());
    json.put("rss_last_mb", looks.getLast().resident());
    json.put("ms", millis.json());
    json.put("looks", looks.stream().map(Look::json).toList());
    json.put("faults", faults());
    return json;
  }
}
