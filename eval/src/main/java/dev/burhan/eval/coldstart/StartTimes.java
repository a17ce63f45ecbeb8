package dev.burhan.eval.coldstart;

import dev.burhan.eval.statistics.Percentiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the milliseconds of the starts of one function. */
final class StartTimes {

  private final String name;
  private final long zipKilobytes;
  private final List<Double> init = new ArrayList<>();
  private final List<Double> first = new ArrayList<>();
  private final List<Double> cold = new ArrayList<>();
  private final List<Double> processor = new ArrayList<>();
  private final List<Double> warm = new ArrayList<>();
  private final List<Double> restore = new ArrayList<>();
  private final List<Double> restoredFirst = new ArrayList<>();
  private final List<Double> restored = new ArrayList<>();

  StartTimes(String name, long zipKilobytes) {
    this.name = name;
    this.zipKilobytes = zipKilobytes;
  }

  String name() {
    return name;
  }

  long zipKilobytes() {
    return zipKilobytes;
  }

  /** Adds a start without a snapshot. */
  void plain(
      double initMillis, double firstMillis, double processorMillis, List<Double> warmMillis) {
    init.add(initMillis);
    first.add(firstMillis);
    cold.add(initMillis + firstMillis);
    processor.add(processorMillis);
    warm.addAll(warmMillis);
  }

  /** Adds a start from a snapshot. */
  void restored(double restoreMillis, double firstMillis) {
    restore.add(restoreMillis);
    restoredFirst.add(firstMillis);
    restored.add(restoreMillis + firstMillis);
  }

  Percentiles init() {
    return Percentiles.of(init);
  }

  Percentiles first() {
    return Percentiles.of(first);
  }

  /** From nothing to the first answer. */
  Percentiles cold() {
    return Percentiles.of(cold);
  }

  /** Of a processor, to the first answer: what others do on the machine tells less on it. */
  Percentiles processor() {
    return Percentiles.of(processor);
  }

  Percentiles warm() {
    return Percentiles.of(warm);
  }

  /** From the snapshot to the wait for an event. */
  Percentiles restore() {
    return Percentiles.of(restore);
  }

  Percentiles restoredFirst() {
    return Percentiles.of(restoredFirst);
  }

  /** From the snapshot to the first answer. */
  Percentiles restored() {
    return Percentiles.of(restored);
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("init_ms", init().json());
    json.put("first_ms", first().json());
    json.put("cold_ms", cold().json());
    json.put("cold_processor_ms", processor().json());
    json.put("restore_ms", restore().json());
    json.put("restored_first_ms", restoredFirst().json());
    json.put("warm_ms", warm().json());
    json.put("zip_kb", zipKilobytes);
    return json;
  }
}
