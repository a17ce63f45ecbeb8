package dev.burhan.cloud.monitor;

import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Holds one series by the minute, and what it came to since it began. */
final class Series {

  private final MetricKind kind;
  private final int samplesMax;
  private final TreeMap<Long, Minute> minutes = new TreeMap<>();
  private long count;
  private double sum;
  private double last;
  private boolean isNegative;

  Series(MetricKind kind, int samplesMax) {
    this.kind = kind;
    this.samplesMax = samplesMax;
  }

  synchronized void add(long minute, double value, RandomGenerator random) {
    minutes.computeIfAbsent(minute, it -> new Minute(samplesMax, random)).add(value);
    count++;
    sum += value;
    last = value;
    isNegative |= value < 0;
  }

  synchronized void forgetBefore(long minute) {
    minutes.headMap(minute).clear();
  }

  synchronized boolean isForgotten() {
    return minutes.isEmpty();
  }

  /**
   * Sums up minutes.
   *
   * @param from the first of them
   * @param until the first after them
   */
  synchronized Window window(long from, long until) {
    var gathering = new Gathering();
    minutes.subMap(from, until).values().forEach(minute -> minute.addTo(gathering));
    return gathering.window();
  }

  synchronized SeriesTotal total() {
    return new SeriesTotal(kind, count, sum, last, isNegative);
  }
}
