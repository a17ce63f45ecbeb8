package dev.burhan.legal;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Collects how long each stage of one request took. Not thread-safe: one request, one thread. */
public final class Timings {

  private final Clock clock;
  private final Map<String, Double> millisByStage = new LinkedHashMap<>();

  public Timings(Clock clock) {
    this.clock = clock;
  }

  /** Runs a stage and adds its time, also when it fails. */
  public <T> T time(String stage, Supplier<T> work) {
    var start = clock.instant();
    try {
      return work.get();
    } finally {
      double millis = Duration.between(start, clock.instant()).toNanos() / 1e6;
      millisByStage.merge(stage, millis, Double::sum);
    }
  }

  /** Milliseconds by stage, in the order the stages ran. */
  public Map<String, Double> millis() {
    return Collections.unmodifiableMap(millisByStage);
  }
}
