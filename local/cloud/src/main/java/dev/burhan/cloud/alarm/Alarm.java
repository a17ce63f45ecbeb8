package dev.burhan.cloud.alarm;

import dev.burhan.cloud.monitor.MetricId;
import dev.burhan.cloud.monitor.Statistic;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Describes an alarm of the template, its expressions resolved. */
public sealed interface Alarm {

  /** What it is called in the template. */
  String id();

  String name();

  String description();

  /** Watches metrics, or an expression over metrics. */
  final class OfMetrics implements Alarm {

    private final Label label;
    private final List<Input> inputs;
    private final Map<String, MetricMath> expressions;
    private final String watched;
    private final Judgement judgement;

    OfMetrics(
        Label label,
        List<Input> inputs,
        Map<String, MetricMath> expressions,
        String watched,
        Judgement judgement) {
      this.label = label;
      this.inputs = List.copyOf(inputs);
      this.expressions = Collections.unmodifiableMap(new LinkedHashMap<>(expressions));
      this.watched = watched;
      this.judgement = judgement;
    }

    @Override
    public String id() {
      return label.id();
    }

    @Override
    public String name() {
      return label.name();
    }

    @Override
    public String description() {
      return label.description();
    }

    public List<Input> inputs() {
      return inputs;
    }

    /** How long one of its points is. */
    public Duration period() {
      return inputs.getFirst().period();
    }

    public double threshold() {
      return judgement.threshold();
    }

    /**
     * Works out what is judged.
     *
     * @param series the points of its inputs, by id; those of its expressions are added
     */
    Points watchedPoints(Map<String, Points> series, int size) {
      // An expression may read one that stands before it.
      expressions.forEach((id, math) -> series.put(id, math.over(series, size)));
      var points = series.get(watched);
      if (points == null) {
        throw new IllegalStateException("no points for " + watched);
      }
      return points;
    }

    Map<String, MetricMath> expressions() {
      return expressions;
    }

    Judgement judgement() {
      return judgement;
    }
  }

  /** Watches other alarms. */
  record OfAlarms(Label label, AlarmRule rule) implements Alarm {

    @Override
    public String id() {
      return label.id();
    }

    @Override
    public String name() {
      return label.name();
    }

    @Override
    public String description() {
      return label.description();
    }

    /** The names of the alarms it watches. */
    public Set<String> watched() {
      return rule.alarms();
    }
  }

  /** Says what an alarm is called, and what it is for. */
  record Label(String id, String name, String description) {}

  /** Is a metric that an alarm reads, summed up by periods. */
  record Input(String id, MetricId metric, Statistic statistic, Duration period) {}
}
