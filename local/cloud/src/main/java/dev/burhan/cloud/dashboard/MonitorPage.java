package dev.burhan.cloud.dashboard;

import dev.burhan.cloud.alarm.Alarm;
import dev.burhan.cloud.alarm.AlarmState;
import dev.burhan.cloud.alarm.Points;
import dev.burhan.cloud.monitor.MetricId;
import dev.burhan.cloud.monitor.MetricStore;
import dev.burhan.cloud.monitor.Statistic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedMap;

/** Writes the page: how alarms stand, and the charts of the last hour. It needs no script. */
record MonitorPage(List<Widget> widgets, MetricStore store) {

  private static final int MINUTES = 60;

  private static final String HEAD = head();

  /** The page as it is at a time; the worst alarms stand first. */
  String html(SequencedMap<Alarm, AlarmState> alarms, Instant now) {
    var raised = alarms.values().stream().filter(AlarmState.ALARM::equals).count();
    var page =
        new StringBuilder(HEAD.replace("TITLE", raised == 0 ? "all quiet" : raised + " raised"));
    page.append("<ul class=\"alarms\">\n");
    for (var state : List.of(AlarmState.ALARM, AlarmState.OK, AlarmState.INSUFFICIENT_DATA)) {
      alarms.forEach(
          (alarm, stands) -> {
            if (stands == state) {
              page.append(row(alarm, state));
            }
          });
    }
    page.append("</ul>\n<main>\n");
    widgets.forEach(widget -> page.append(section(widget, now)));
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private static String head() {
    try (var in = MonitorPage.class.getResourceAsStream("/monitor-head.html")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the head of the page", e);
    }
  }

  private static String row(Alarm alarm, AlarmState state) {
    return "<li class=\"%s\" title=\"%s\"><b>%s</b>%s</li>\n"
        .formatted(
            state,
            Markup.escaped(alarm.description()),
            state.name().replace('_', ' ').toLowerCase(Locale.ROOT),
            Markup.escaped(alarm.name()));
  }

  private String section(Widget widget, Instant now) {
    return "<section><h2>%s</h2>%s</section>\n"
        .formatted(Markup.escaped(widget.title()), chart(widget, now).html(widget.title()));
  }

  private LineChart chart(Widget widget, Instant now) {
    var lines = new ArrayList<LineChart.Line>();
    for (var source : widget.sources()) {
      store.ids().stream()
          .filter(source::covers)
          .forEach(id -> lines.add(line(source.label(id), id, source.statistic(), now)));
    }
    return new LineChart(lines);
  }

  private LineChart.Line line(String label, MetricId id, Statistic statistic, Instant now) {
    // With the minute that goes on.
    var end = now.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
    var points =
        Points.of(
            MINUTES,
            i -> {
              var from = end.minus(Duration.ofMinutes(MINUTES - i));
              return statistic.of(store.window(id, from, from.plus(Duration.ofMinutes(1))));
            });
    return new LineChart.Line(label, points);
  }
}
