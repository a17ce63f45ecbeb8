package dev.burhan.cloud.monitor;

import java.time.Duration;

/**
 * Bounds what is kept.
 *
 * @param kept how far back
 * @param seriesMax what is measured under more names than that is counted, and dropped
 * @param samplesMax values of a minute that percentiles are taken from
 */
public record MetricLimits(Duration kept, int seriesMax, int samplesMax) {

  public MetricLimits {
    if (kept.toMinutes() < 1 || seriesMax < 1 || samplesMax < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** Three of the longest window that an alarm looks at; 300 MB if all of it came to be used. */
  public static MetricLimits standard() {
    return new MetricLimits(Duration.ofHours(19), 500, 64);
  }
}
