package dev.burhan.cloud.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.cloud.alarm.Alarm.OfAlarms;
import dev.burhan.cloud.alarm.Alarm.OfMetrics;
import dev.burhan.cloud.monitor.MetricLimits;
import dev.burhan.cloud.monitor.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Proves that alarms are raised and end: each is given measurements that break what it watches, and
 * then such that do not, minute by minute on a clock of its own.
 */
public final class AlarmDrill {

  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
  private static final int SAMPLES_MAX = 4;
  private static final int SERIES_MAX = 100;

  private final Map<String, JsonNode> metricAlarms;
  private final Map<String, JsonNode> compositeAlarms;
  private final List<Alarm> alarms;

  /**
   * Makes a drill for alarms.
   *
   * @param metricAlarms their resolved properties, by id
   */
  public AlarmDrill(Map<String, JsonNode> metricAlarms, Map<String, JsonNode> compositeAlarms) {
    this.metricAlarms = Map.copyOf(metricAlarms);
    this.compositeAlarms = Map.copyOf(compositeAlarms);
    var clock = new MovableClock(BEGIN);
    this.alarms =
        read(store(clock, Duration.ofMinutes(1)), clock).all().stream()
            .sorted(Comparator.comparing(Alarm::name))
            .toList();
  }

  /**
   * Says how the drill of an alarm went.
   *
   * @param fed what was measured each minute until it was raised
   * @param raised how long that took; empty when it was not
   * @param ended how long it then took to end; empty when it did not
   */
  public record Report(
      Alarm alarm, String fed, Optional<Duration> raised, Optional<Duration> ended) {

    public boolean passed() {
      return raised.isPresent() && ended.isPresent();
    }
  }

  private record Feeds(Feed broken, Feed healed) {
    Feeds and(Feeds other) {
      return new Feeds(broken.and(other.broken), healed.and(other.healed));
    }
  }

  /** The alarms there are, in the order of their names. */
  public List<Alarm> alarms() {
    return alarms;
  }

  /** Drills one alarm. */
  public Report run(Alarm alarm) {
    return feeds(parts(alarm))
        .map(feeds -> run(alarm, feeds))
        .orElseGet(
            () -> new Report(alarm, "nothing raises it", Optional.empty(), Optional.empty()));
  }

  private Report run(Alarm alarm, Feeds feeds) {
    var range = range(alarm);
    var clock = new MovableClock(BEGIN);
    var store = store(clock, range.multipliedBy(4));
    var course = new DrillCourse(alarm, read(store, clock).about(alarm), store, clock);
    var raised =
        Optional.of(course.goOn(feeds.healed(), range))
            .filter(AlarmState.OK::equals)
            .flatMap(quiet -> course.until(AlarmState.ALARM, feeds.broken(), range));
    var ended = raised.flatMap(it -> course.until(AlarmState.OK, feeds.healed(), range));
    return new Report(alarm, feeds.broken().toString(), raised, ended);
  }

  /** The longest that one of its parts looks back. */
  private Duration range(Alarm alarm) {
    return parts(alarm).stream()
        .map(it -> it.period().multipliedBy(it.judgement().range()))
        .max(Duration::compareTo)
        .orElseThrow();
  }

  private List<OfMetrics> parts(Alarm alarm) {
    return switch (alarm) {
      case OfMetrics one -> List.of(one);
      case OfAlarms several ->
          alarms.stream()
              .filter(it -> several.watched().contains(it.name()))
              .flatMap(it -> parts(it).stream())
              .toList();
    };
  }

  private static Optional<Feeds> feeds(List<OfMetrics> parts) {
    var all = parts.stream().map(AlarmDrill::feeds).toList();
    return all.stream().allMatch(Optional::isPresent)
        ? all.stream().flatMap(Optional::stream).reduce(Feeds::and)
        : Optional.empty();
  }

  private static Optional<Feeds> feeds(OfMetrics alarm) {
    return Feed.breaching(alarm)
        .flatMap(broken -> broken.healed(alarm).map(healed -> new Feeds(broken, healed)));
  }

  private Alarms read(MetricStore store, MovableClock clock) {
    return Alarms.of(metricAlarms, compositeAlarms, store, clock);
  }

  private static MetricStore store(MovableClock clock, Duration kept) {
    return new MetricStore(clock, new MetricLimits(kept, SERIES_MAX, SAMPLES_MAX), new Random(1));
  }
}
