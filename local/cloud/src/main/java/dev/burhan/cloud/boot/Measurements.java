package dev.burhan.cloud.boot;

import dev.burhan.cloud.monitor.AwsMetrics;
import dev.burhan.cloud.monitor.EmbeddedMetrics;
import dev.burhan.cloud.monitor.LogMetrics;
import dev.burhan.cloud.monitor.MetricLimits;
import dev.burhan.cloud.monitor.MetricStore;
import java.time.Clock;
import java.util.Random;

/** Holds what the cloud measures, and listens to the functions until it is closed. */
record Measurements(MetricStore store, AwsMetrics aws, LogMetrics logs) implements AutoCloseable {

  static Measurements start(String stackName, Clock clock) {
    var store = new MetricStore(clock, MetricLimits.standard(), new Random());
    return new Measurements(
        store,
        new AwsMetrics(store, clock, stackName),
        LogMetrics.attach(stackName, new EmbeddedMetrics(store)));
  }

  @Override
  public void close() {
    logs.close();
  }
}
