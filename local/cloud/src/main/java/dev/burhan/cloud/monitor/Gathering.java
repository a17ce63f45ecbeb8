package dev.burhan.cloud.monitor;

import java.util.ArrayList;
import java.util.List;

/** Adds minutes up to a window. */
final class Gathering {

  private final List<Window.Sample> samples = new ArrayList<>();
  private long count;
  private double sum;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  void add(long values, double ofSum, double ofMin, double ofMax) {
    count += values;
    sum += ofSum;
    min = Math.min(min, ofMin);
    max = Math.max(max, ofMax);
  }

  void add(double sample, double weight) {
    samples.add(new Window.Sample(sample, weight));
  }

  Window window() {
    return new Window(count, sum, min, max, samples);
  }
}
