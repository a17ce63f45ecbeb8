package dev.burhan.cloud.monitor;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Gathers the values of one minute, and keeps a fair draw of them for percentiles. */
final class Minute {

  private static final int SAMPLES_FIRST = 4;

  private final int samplesMax;
  private final RandomGenerator random;
  private double[] samples = new double[SAMPLES_FIRST];
  private long count;
  private double sum;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  Minute(int samplesMax, RandomGenerator random) {
    this.samplesMax = samplesMax;
    this.random = random;
  }

  /** Each value of the minute is as likely as any other to be among the samples. */
  void add(double value) {
    if (count < samplesMax) {
      if (count == samples.length) {
        // Most minutes have few values.
        samples = Arrays.copyOf(samples, 2 * samples.length);
      }
      samples[(int) count] = value;
    } else {
      long place = random.nextLong(count + 1);
      if (place < samplesMax) {
        samples[(int) place] = value;
      }
    }
    count++;
    sum += value;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }

  void addTo(Gathering gathering) {
    int kept = (int) Math.min(count, samplesMax);
    gathering.add(count, sum, min, max);
    for (int i = 0; i < kept; i++) {
      gathering.add(samples[i], (double) count / kept);
    }
  }
}
