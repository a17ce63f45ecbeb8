package dev.burhan.cloud.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.burhan.cloud.alarm.Alarm;
import dev.burhan.cloud.alarm.AlarmState;
import dev.burhan.cloud.monitor.MetricId;
import dev.burhan.cloud.monitor.MetricStore;
import dev.burhan.cloud.monitor.Statistic;
import dev.burhan.cloud.monitor.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SequencedMap;

/** Writes how alarms stand, and every series of the last hour by the minute, as JSON. */
record SeriesJson(MetricStore store) {

  private static final int MINUTES = 60;
  private static final List<String> PERCENTILES = List.of("p50", "p95", "p99");
  private static final ObjectMapper JSON = new ObjectMapper();

  String at(SequencedMap<Alarm, AlarmState> alarms, Instant now) {
    var root = JSON.createObjectNode();
    var states = root.putArray("alarms");
    alarms.forEach(
        (alarm, state) ->
            states
                .addObject()
                .put("name", alarm.name())
                .put("state", state.name())
                .put("description", alarm.description()));
    var series = root.putArray("series");
    store.ids().forEach(id -> append(series.addObject(), id, now));
    return root.toString();
  }

  private void append(ObjectNode series, MetricId id, Instant now) {
    series.put("namespace", id.namespace()).put("name", id.name());
    var dimensions = series.putObject("dimensions");
    id.dimensions().forEach(dimensions::put);
    var minutes = series.putArray("minutes");
    var begin = now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(MINUTES - 1));
    for (int i = 0; i < MINUTES; i++) {
      var from = begin.plus(Duration.ofMinutes(i));
      append(minutes, from, store.window(id, from, from.plus(Duration.ofMinutes(1))));
    }
  }

  private static void append(ArrayNode minutes, Instant at, Window window) {
    if (window.isEmpty()) {
      return;
    }
    var minute =
        minutes
            .addObject()
            .put("at", at.toString())
            .put("count", window.count())
            .put("sum", window.sum())
            .put("min", window.min())
            .put("max", window.max());
    PERCENTILES.forEach(
        name -> Statistic.of(name).of(window).ifPresent(value -> minute.put(name, value)));
  }
}
