package dev.burhan.eval.scale;

import dev.burhan.eval.statistics.Percentiles;
import java.util.ArrayList;
import java.util.List;

/** Gathers what threads did, and since it was last taken. */
final class Tally {

  private final List<Double> allMillis = new ArrayList<>();
  private List<Double> searchMillis = new ArrayList<>();
  private List<String> errors = new ArrayList<>();
  private int writes;
  private int upkeepSteps;

  /** What was done in some time. */
  record Done(List<Double> searchMillis, int writes, int upkeepSteps, List<String> errors) {
    Done {
      searchMillis = List.copyOf(searchMillis);
      errors = List.copyOf(errors);
    }
  }

  synchronized void searched(double millis) {
    searchMillis.add(millis);
    allMillis.add(millis);
  }

  synchronized void wrote() {
    writes++;
  }

  synchronized void keptUp() {
    upkeepSteps++;
  }

  synchronized void failed(RuntimeException e) {
    errors.add(String.valueOf(e));
  }

  /** Of all searches since the start. */
  synchronized Percentiles millis() {
    return Percentiles.of(allMillis);
  }

  synchronized Done take() {
    var done = new Done(searchMillis, writes, upkeepSteps, errors);
    searchMillis = new ArrayList<>();
    errors = new ArrayList<>();
    writes = 0;
    upkeepSteps = 0;
    return done;
  }
}
