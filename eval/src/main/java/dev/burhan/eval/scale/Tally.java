package dev.burhan.eval.scale;

import java.util.ArrayList;
import java.util.List;

/** Gathers what threads did since it was last taken. */
final class Tally {

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

  synchronized Done take() {
    var done = new Done(searchMillis, writes, upkeepSteps, errors);
    searchMillis = new ArrayList<>();
    errors = new ArrayList<>();
    writes = 0;
    upkeepSteps = 0;
    return done;
  }
}
