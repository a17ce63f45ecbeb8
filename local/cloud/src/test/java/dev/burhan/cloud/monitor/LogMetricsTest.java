package dev.burhan.cloud.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.telemetry.Dimension;
import dev.burhan.telemetry.Metric;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** That lines of functions are heard while it listens, and not after. */
final class LogMetricsTest {

  private static final MetricId OVERALL =
      MetricId.of("Burhan", "heard", Map.of("service", "sample"));
  private static final MetricId BY_ROUTE =
      MetricId.of("Burhan", "heard", Map.of("service", "sample", "route", "POST /query"));

  private final MetricStore store =
      new MetricStore(Clock.systemUTC(), MetricLimits.standard(), new Random(1));

  @Test
  void hears_what_is_logged_until_it_is_closed() {
    try (var _ = LogMetrics.attach("sample", new EmbeddedMetrics(store))) {
      log();
    }
    log();

    assertThat(sum(OVERALL)).isEqualTo(2);
    assertThat(sum(BY_ROUTE)).isEqualTo(2);
  }

  private static void log() {
    LoggerFactory.getLogger("dev.burhan.edge.Sample")
        .atInfo()
        .addKeyValue("route", new Dimension("POST /query"))
        .addKeyValue("heard", Metric.count(2))
        .log("request");
  }

  private double sum(MetricId id) {
    return store.window(id, Instant.EPOCH, Instant.now().plusSeconds(60)).sum();
  }
}
