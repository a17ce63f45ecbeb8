package dev.burhan.cloud.dashboard;

import dev.burhan.cloud.monitor.MetricId;
import dev.burhan.cloud.monitor.MetricKind;
import dev.burhan.cloud.monitor.MetricStore;
import dev.burhan.cloud.monitor.SeriesTotal;
import dev.burhan.cloud.monitor.Statistic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes all series in the text format of Prometheus: counters, gauges, and summaries whose
 * quantiles are those of the last five minutes.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">the format</a>
 */
record PrometheusText(MetricStore store) {

  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final Duration RECENT = Duration.ofMinutes(5);
  private static final List<String> QUANTILES = List.of("0.5", "0.95", "0.99");

  /** Is a series with what it came to. */
  private record Known(MetricId id, SeriesTotal total) {}

  /** Are the series of one name. */
  private record Family(String name, String original, List<Known> series) {

    /** A counter never falls, so one that takes values below zero is none. */
    MetricKind kind() {
      boolean isCounter =
          series.stream()
              .allMatch(it -> it.total().kind() == MetricKind.COUNTER && !it.total().isNegative());
      boolean isGauge = series.stream().allMatch(it -> it.total().kind() == MetricKind.GAUGE);
      return isCounter ? MetricKind.COUNTER : isGauge ? MetricKind.GAUGE : MetricKind.DISTRIBUTION;
    }
  }

  String at(Instant now) {
    var text = new StringBuilder();
    families().values().forEach(family -> append(text, family, now));
    text.append("# HELP burhan_monitor_dropped_total Values that could not be kept.\n");
    text.append("# TYPE burhan_monitor_dropped_total counter\n");
    return text.append("burhan_monitor_dropped_total ")
        .append(store.dropped())
        .append('\n')
        .toString();
  }

  private SortedMap<String, Family> families() {
    var families = new TreeMap<String, Family>();
    for (var id : store.ids()) {
      store
          .total(id)
          .ifPresent(
              total ->
                  families
                      .computeIfAbsent(
                          name(id.namespace() + "_" + id.name()),
                          name ->
                              new Family(name, id.namespace() + " " + id.name(), new ArrayList<>()))
                      .series()
                      .add(new Known(id, total)));
    }
    return families;
  }

  private void append(StringBuilder text, Family family, Instant now) {
    var kind = family.kind();
    var name = kind == MetricKind.COUNTER ? family.name() + "_total" : family.name();
    var type =
        switch (kind) {
          case COUNTER -> "counter";
          case GAUGE -> "gauge";
          case DISTRIBUTION -> "summary";
        };
    text.append("# HELP %s %s\n".formatted(name, help(family.original())));
    text.append("# TYPE %s %s\n".formatted(name, type));
    for (var known : family.series()) {
      switch (kind) {
        case COUNTER -> sample(text, name, known.id(), "", known.total().sum());
        case GAUGE -> sample(text, name, known.id(), "", known.total().last());
        case DISTRIBUTION -> summary(text, name, known, now);
      }
    }
  }

  private void summary(StringBuilder text, String name, Known known, Instant now) {
    var window = store.window(known.id(), now.minus(RECENT), now.plusSeconds(60));
    for (var quantile : QUANTILES) {
      var statistic = Statistic.of("p" + LineChart.number(Double.parseDouble(quantile) * 100));
      // A quantile of nothing is no number, and the format has a word for that.
      double value = statistic.of(window).orElse(Double.NaN);
      sample(text, name, known.id(), "quantile=\"" + quantile + "\"", value);
    }
    sample(text, name + "_sum", known.id(), "", known.total().sum());
    sample(text, name + "_count", known.id(), "", (double) known.total().count());
  }

  private static void sample(
      StringBuilder text, String name, MetricId id, String more, double value) {
    var labels =
        id.dimensions().entrySet().stream()
            .map(it -> name(it.getKey()) + "=\"" + label(it.getValue()) + "\"")
            .collect(Collectors.joining(","));
    var all = labels.isEmpty() || more.isEmpty() ? labels + more : labels + "," + more;
    text.append(name);
    text.append(all.isEmpty() ? "" : "{" + all + "}");
    text.append(' ').append(value).append('\n');
  }

  /** A name in the letters that the format allows, words apart: 4XXError is _4xx_error. */
  static String name(String original) {
    var name =
        original
            .replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
            .replaceAll("[^A-Za-z0-9_]", "_")
            .toLowerCase(Locale.ROOT);
    return name.matches("[0-9].*") ? "_" + name : name;
  }

  private static String label(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String help(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }
}
