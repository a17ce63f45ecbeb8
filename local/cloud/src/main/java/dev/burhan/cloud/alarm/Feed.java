package dev.burhan.cloud.alarm;

import dev.burhan.cloud.alarm.Alarm.Input;
import dev.burhan.cloud.alarm.Alarm.OfMetrics;
import dev.burhan.cloud.monitor.MetricId;
import dev.burhan.cloud.monitor.Window;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds one value a minute for each of some metrics. */
record Feed(SequencedMap<MetricId, Double> values) {

  private static final int TRIES_MAX = 100_000;

  Feed {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
  }

  /** Finds values that go on to raise an alarm, the simplest first. */
  static Optional<Feed> breaching(OfMetrics alarm) {
    var metrics = alarm.inputs().stream().map(Input::metric).distinct().toList();
    var candidates = candidates(alarm);
    long tries = Math.min(TRIES_MAX, Math.round(Math.pow(candidates.size(), metrics.size())));
    for (long number = 0; number < tries; number++) {
      var feed = numbered(number, metrics, candidates);
      if (feed.leadsTo(alarm) == AlarmState.ALARM) {
        return Optional.of(feed);
      }
    }
    return Optional.empty();
  }

  /** Finds what of it must change, in one metric if possible, for the alarm to end. */
  Optional<Feed> healed(OfMetrics alarm) {
    for (var metric : values.keySet()) {
      for (double candidate : candidates(alarm)) {
        var changed = new LinkedHashMap<>(values);
        changed.put(metric, candidate);
        var feed = new Feed(changed);
        if (feed.leadsTo(alarm) == AlarmState.OK) {
          return Optional.of(feed);
        }
      }
    }
    return Optional.empty();
  }

  Feed and(Feed other) {
    var both = new LinkedHashMap<>(values);
    both.putAll(other.values);
    return new Feed(both);
  }

  /** Nothing, one, and more than each of the numbers that the alarm compares with. */
  private static List<Double> candidates(OfMetrics alarm) {
    var candidates = new TreeSet<>(List.of(0.0, 1.0));
    candidates.add(2 * Math.abs(alarm.threshold()) + 1);
    alarm.expressions().values().stream()
        .flatMap(math -> math.constants().stream())
        .forEach(constant -> candidates.add(2 * constant + 1));
    return List.copyOf(candidates);
  }

  /** Counts through the combinations, each metric a digit. */
  private static Feed numbered(long number, List<MetricId> metrics, List<Double> candidates) {
    var values = new LinkedHashMap<MetricId, Double>();
    long rest = number;
    for (var metric : metrics) {
      values.put(metric, candidates.get((int) (rest % candidates.size())));
      rest /= candidates.size();
    }
    return new Feed(values);
  }

  /** The state of an alarm whose every minute was like this. */
  private AlarmState leadsTo(OfMetrics alarm) {
    int size = alarm.judgement().range();
    var series = new HashMap<String, Points>();
    for (var input : alarm.inputs()) {
      var value = input.statistic().of(window(input));
      series.put(input.id(), Points.of(size, period -> value));
    }
    return alarm.judgement().judge(alarm.watchedPoints(series, size), AlarmState.INSUFFICIENT_DATA);
  }

  private Window window(Input input) {
    double value = values.getOrDefault(input.metric(), 0.0);
    long minutes = input.period().toMinutes();
    return new Window(
        minutes, value * minutes, value, value, List.of(new Window.Sample(value, minutes)));
  }

  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(one -> one.getKey().name() + " " + number(one.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
