package dev.burhan.cloud.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.monitor.MetricId;
import dev.burhan.cloud.monitor.MetricKind;
import dev.burhan.cloud.monitor.MetricLimits;
import dev.burhan.cloud.monitor.MetricStore;
import dev.burhan.cloud.testing.SettableClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That Prometheus could read it. */
final class PrometheusTextTest {

  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})?"
              + " (NaN|[+-]?Inf|[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\"\\\\n])*)\"(?:,|$)");

  private final SettableClock clock = new SettableClock();
  private final MetricStore store = new MetricStore(clock, MetricLimits.standard(), new Random(1));

  @Test
  void writes_counters_gauges_and_summaries() {
    measure("Burhan", "requests", MetricKind.COUNTER, Map.of("route", "POST /query"), 1, 2);
    measure("AWS/SQS", "Waiting", MetricKind.GAUGE, Map.of(), 7, 3);
    measure("Burhan", "latency", MetricKind.DISTRIBUTION, Map.of(), 10, 20);

    assertThat(text())
        .isEqualTo(
            """
            # HELP aws_sqs_waiting AWS/SQS Waiting
            # TYPE aws_sqs_waiting gauge
            aws_sqs_waiting 3.0
            # HELP burhan_latency Burhan latency
            # TYPE burhan_latency summary
            burhan_latency{quantile="0.5"} 10.0
            burhan_latency{quantile="0.95"} 20.0
            burhan_latency{quantile="0.99"} 20.0
            burhan_latency_sum 30.0
            burhan_latency_count 2.0
            # HELP burhan_requests_total Burhan requests
            # TYPE burhan_requests_total counter
            burhan_requests_total{route="POST /query"} 3.0
            # HELP burhan_monitor_dropped_total Values that could not be kept.
            # TYPE burhan_monitor_dropped_total counter
            burhan_monitor_dropped_total 0
            """);
  }

  @Test
  void escapes_what_would_end_a_label() {
    measure("Burhan", "m", MetricKind.COUNTER, Map.of("a", "say \"no\"\\\nb{} 1"), 1);

    assertThat(text()).contains("burhan_m_total{a=\"say \\\"no\\\"\\\\\\nb{} 1\"} 1.0\n");
    assertThat(parsed()).containsEntry("burhan_m_total{a=say \"no\"\\\nb{} 1}", 1.0);
  }

  @Test
  void takes_what_falls_for_no_counter() {
    measure("Burhan", "budget_drift", MetricKind.COUNTER, Map.of(), 5, -9);

    assertThat(text()).contains("# TYPE burhan_budget_drift summary\n");
    assertThat(parsed()).containsEntry("burhan_budget_drift_sum{}", -4.0);
  }

  @Test
  void has_no_number_for_a_quantile_of_nothing_recent() {
    measure("Burhan", "latency", MetricKind.DISTRIBUTION, Map.of(), 10);
    clock.advance(Duration.ofMinutes(7));

    assertThat(text()).contains("burhan_latency{quantile=\"0.5\"} NaN\n");
    assertThat(parsed()).containsEntry("burhan_latency_count{}", 1.0);
  }

  @ParameterizedTest
  @CsvSource({
    "AWS/ApiGateway_4XXError, aws_api_gateway_4xx_error",
    "AWS/SQS_ApproximateAgeOfOldestMessage, aws_sqs_approximate_age_of_oldest_message",
    "4XX, _4xx",
    "a.b-c d, a_b_c_d",
    "عقد, ___"
  })
  void makes_names_of_allowed_letters(String original, String name) {
    assertThat(PrometheusText.name(original)).isEqualTo(name);
  }

  private void measure(
      String namespace,
      String name,
      MetricKind kind,
      Map<String, String> dimensions,
      double... values) {
    for (var value : values) {
      store.record(MetricId.of(namespace, name, dimensions), kind, clock.instant(), value);
    }
  }

  private String text() {
    return new PrometheusText(store).at(clock.instant());
  }

  /** Reads as strictly as the format says: types first, each series once, lines that end. */
  private Map<String, Double> parsed() {
    var text = text();
    assertThat(text).endsWith("\n");
    var typed = new HashSet<String>();
    var samples = new HashMap<String, Double>();
    for (var line : text.split("\n", -1)) {
      if (line.startsWith("# TYPE ")) {
        assertThat(typed.add(line.split(" ", -1)[2])).as("typed once: %s", line).isTrue();
      } else if (!line.startsWith("# HELP ") && !line.isEmpty()) {
        var sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        var family = sample.group(1).replaceAll("_(sum|count)$", "");
        assertThat(typed).containsAnyOf(family, sample.group(1));
        var key = sample.group(1) + labels(sample);
        assertThat(samples.put(key, Double.valueOf(sample.group(3)))).as("once: %s", key).isNull();
      }
    }
    return samples;
  }

  private static Map<String, String> labels(Matcher sample) {
    var labels = new HashMap<String, String>();
    var text = sample.group(2) == null ? "" : sample.group(2);
    var label = LABEL.matcher(text);
    int end = 0;
    while (end < text.length()) {
      assertThat(label.find(end) && label.start() == end).as(text).isTrue();
      labels.put(label.group(1), unescaped(label.group(2)));
      end = label.end();
    }
    return labels;
  }

  private static String unescaped(String value) {
    return value.replaceAll("\\\\n", "\n").replaceAll("\\\\([\"\\\\])", "$1");
  }
}
