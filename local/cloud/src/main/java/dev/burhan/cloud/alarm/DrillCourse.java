package dev.burhan.cloud.alarm;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.monitor.EmbeddedMetrics;
import dev.burhan.cloud.monitor.MetricId;
import dev.burhan.cloud.monitor.MetricKind;
import dev.burhan.cloud.monitor.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lets time go by for one alarm, and measures what it is told to. */
record DrillCourse(Alarm alarm, Alarms alarms, MetricStore store, MovableClock clock) {

  private static final String OURS = "Burhan";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Measures for so long, and tells how the alarm then stands. */
  AlarmState goOn(Feed feed, Duration time) {
    for (long i = 0; i < time.toMinutes(); i++) {
      minute(feed);
    }
    alarms.evaluate();
    return alarms.state(alarm.name());
  }

  /** Measures until the alarm stands so, and tells how long that took; empty if not in time. */
  Optional<Duration> until(AlarmState state, Feed feed, Duration max) {
    var begin = clock.instant();
    while (clock.instant().isBefore(begin.plus(max))) {
      minute(feed);
      alarms.evaluate();
      if (alarms.state(alarm.name()) == state) {
        return Optional.of(Duration.between(begin, clock.instant()));
      }
    }
    return Optional.empty();
  }

  /** Our own metrics come as the lines that functions log, those of AWS as such. */
  private void minute(Feed feed) {
    var lines = new EmbeddedMetrics(store);
    feed.values()
        .forEach(
            (id, value) -> {
              if (id.namespace().equals(OURS)) {
                lines.read(line(id, value, clock.instant()));
              } else {
                store.record(id, MetricKind.DISTRIBUTION, clock.instant(), value);
              }
            });
    clock.advance(Duration.ofMinutes(1));
  }

  private static String line(MetricId id, double value, Instant at) {
    var line = JSON.createObjectNode();
    id.dimensions().forEach(line::put);
    line.put(id.name(), value);
    var embedded = line.putObject("_aws").put("Timestamp", at.toEpochMilli());
    var directive = embedded.putArray("CloudWatchMetrics").addObject();
    directive.put("Namespace", id.namespace());
    var keys = directive.putArray("Dimensions").addArray();
    id.dimensions().keySet().forEach(keys::add);
    directive.putArray("Metrics").addObject().put("Name", id.name());
    return line.toString();
  }
}
