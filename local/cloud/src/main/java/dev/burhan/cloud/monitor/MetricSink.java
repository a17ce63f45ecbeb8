package dev.burhan.cloud.monitor;

import java.time.Instant;

/** Takes measurements; which come late, or from threads at a time, makes no difference. */
@FunctionalInterface
public interface MetricSink {

  void record(MetricId id, MetricKind kind, Instant at, double value);
}
