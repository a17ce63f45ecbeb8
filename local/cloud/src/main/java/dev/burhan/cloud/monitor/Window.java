package dev.burhan.cloud.monitor;

import java.util.List;

/**
 * Sums up the values of a span of time.
 *
 * @param samples some of the values, each standing for as many as its weight says
 */
public record Window(long count, double sum, double min, double max, List<Sample> samples) {

  static final Window EMPTY =
      new Window(0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, List.of());

  /** Is a value that stands for others like it. */
  public record Sample(double value, double weight) {}

  public Window {
    samples = List.copyOf(samples);
  }

  public boolean isEmpty() {
    return count == 0;
  }
}
