package dev.burhan.cloud.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.cloud.alarm.Alarm.OfAlarms;
import dev.burhan.cloud.alarm.Alarm.OfMetrics;
import dev.burhan.cloud.monitor.MetricId;
import dev.burhan.cloud.monitor.MetricStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Evaluates alarms on what was measured until the last whole minute, by windows that slide, and
 * remembers how they stand. Not thread-safe but for its states.
 */
public final class Alarms {

  private final List<OfMetrics> metricAlarms;
  private final List<OfAlarms> compositeAlarms;
  private final MetricStore store;
  private final Clock clock;
  private final Map<String, AlarmState> states = new HashMap<>();

  private Alarms(
      List<OfMetrics> metricAlarms,
      List<OfAlarms> compositeAlarms,
      MetricStore store,
      Clock clock) {
    this.metricAlarms = List.copyOf(metricAlarms);
    this.compositeAlarms = List.copyOf(compositeAlarms);
    this.store = store;
    this.clock = clock;
    all().forEach(alarm -> states.put(alarm.name(), AlarmState.INSUFFICIENT_DATA));
    checkRules();
  }

  /**
   * Reads alarms; none was evaluated yet.
   *
   * @param metricAlarms their resolved properties, by id
   * @throws IllegalArgumentException naming the alarm that is not emulated
   */
  public static Alarms of(
      Map<String, JsonNode> metricAlarms,
      Map<String, JsonNode> compositeAlarms,
      MetricStore store,
      Clock clock) {
    var metric = new ArrayList<OfMetrics>();
    metricAlarms.forEach((id, properties) -> metric.add(AlarmReader.metric(id, properties)));
    var composite = new ArrayList<OfAlarms>();
    compositeAlarms.forEach(
        (id, properties) -> composite.add(AlarmReader.composite(id, properties)));
    return new Alarms(metric, composite, store, clock);
  }

  /** CloudWatch refuses a composite alarm that speaks of one that is not there. */
  private void checkRules() {
    for (var composite : compositeAlarms) {
      for (var name : composite.watched()) {
        if (!states.containsKey(name)) {
          throw new IllegalArgumentException(
              "alarm " + composite.id() + ": there is no alarm " + name);
        }
      }
    }
  }

  /** The alarm and those it watches, apart from the others. */
  Alarms about(Alarm alarm) {
    var names = new HashSet<>(Set.of(alarm.name()));
    if (alarm instanceof OfAlarms composite) {
      names.addAll(composite.watched());
    }
    return new Alarms(
        metricAlarms.stream().filter(it -> names.contains(it.name())).toList(),
        compositeAlarms.stream().filter(it -> names.contains(it.name())).toList(),
        store,
        clock);
  }

  public List<Alarm> all() {
    var all = new ArrayList<Alarm>(metricAlarms);
    all.addAll(compositeAlarms);
    return all;
  }

  /** The metrics that the alarms read. */
  public Set<MetricId> metrics() {
    return metricAlarms.stream()
        .flatMap(alarm -> alarm.inputs().stream())
        .map(Alarm.Input::metric)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How each alarm stood when it was last evaluated. */
  public synchronized SequencedMap<Alarm, AlarmState> states() {
    var known = new LinkedHashMap<Alarm, AlarmState>();
    all().forEach(alarm -> known.put(alarm, state(alarm.name())));
    return known;
  }

  public synchronized AlarmState state(String name) {
    return states.getOrDefault(name, AlarmState.INSUFFICIENT_DATA);
  }

  /** Evaluates each alarm once; composite ones in the order in which they were given. */
  public synchronized void evaluate() {
    var end = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    metricAlarms.forEach(alarm -> states.put(alarm.name(), evaluated(alarm, end)));
    compositeAlarms.forEach(
        alarm ->
            states.put(
                alarm.name(),
                alarm.rule().holds().test(this::state) ? AlarmState.ALARM : AlarmState.OK));
  }

  private AlarmState evaluated(OfMetrics alarm, Instant end) {
    var before = state(alarm.name());
    return alarm.judgement().waitsForSamples() && hasFewSamples(alarm, end)
        ? before
        : alarm.judgement().judge(points(alarm, end), before);
  }

  private boolean hasFewSamples(OfMetrics alarm, Instant end) {
    return alarm.inputs().stream()
        .anyMatch(
            input -> {
              var span = input.period().multipliedBy(alarm.judgement().periods());
              return input
                  .statistic()
                  .hasFewSamples(store.window(input.metric(), end.minus(span), end));
            });
  }

  private Points points(OfMetrics alarm, Instant end) {
    int size = alarm.judgement().range();
    var series = new HashMap<String, Points>();
    alarm.inputs().forEach(input -> series.put(input.id(), points(input, end, size)));
    return alarm.watchedPoints(series, size);
  }

  private Points points(Alarm.Input input, Instant end, int size) {
    return Points.of(
        size,
        period -> {
          Duration back = input.period().multipliedBy(size - period);
          var from = end.minus(back);
          return input
              .statistic()
              .of(store.window(input.metric(), from, from.plus(input.period())));
        });
  }
}
