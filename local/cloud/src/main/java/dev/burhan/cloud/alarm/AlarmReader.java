package dev.burhan.cloud.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.cloud.alarm.Alarm.Input;
import dev.burhan.cloud.alarm.Alarm.Label;
import dev.burhan.cloud.monitor.MetricId;
import dev.burhan.cloud.monitor.Statistic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Reads the properties of alarms; what is not emulated is refused with the id of the alarm. */
final class AlarmReader {

  private static final int MINUTE = 60;

  private AlarmReader() {}

  static Alarm.OfAlarms composite(String id, JsonNode properties) {
    return guarded(
        id,
        () ->
            new Alarm.OfAlarms(
                label(id, properties), AlarmRule.parse(text(properties, "AlarmRule"))));
  }

  static Alarm.OfMetrics metric(String id, JsonNode properties) {
    return guarded(
        id, () -> properties.has("Metrics") ? math(id, properties) : single(id, properties));
  }

  private static <A> A guarded(String id, Supplier<A> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("alarm " + id + ": " + e.getMessage(), e);
    }
  }

  private static Alarm.OfMetrics single(String id, JsonNode properties) {
    var statistic =
        properties.has("ExtendedStatistic")
            ? text(properties, "ExtendedStatistic")
            : text(properties, "Statistic");
    var input =
        new Input(
            "m", metricId(properties), Statistic.of(statistic), period(properties.path("Period")));
    return new Alarm.OfMetrics(
        label(id, properties), List.of(input), new LinkedHashMap<>(), "m", judgement(properties));
  }

  private static Alarm.OfMetrics math(String id, JsonNode properties) {
    var inputs = new ArrayList<Input>();
    var expressions = new LinkedHashMap<String, MetricMath>();
    var watched = new ArrayList<String>();
    for (var query : properties.path("Metrics")) {
      var name = text(query, "Id");
      if (query.path("ReturnData").asBoolean(true)) {
        watched.add(name);
      }
      if (query.has("Expression")) {
        expressions.put(name, MetricMath.parse(text(query, "Expression")));
      } else {
        inputs.add(input(name, query.path("MetricStat")));
      }
    }
    if (watched.size() != 1) {
      throw new IllegalArgumentException("exactly one of its Metrics must return data");
    }
    if (inputs.stream().map(Input::period).distinct().count() != 1) {
      throw new IllegalArgumentException("its metrics must have the same period");
    }
    return new Alarm.OfMetrics(
        label(id, properties), inputs, expressions, watched.getFirst(), judgement(properties));
  }

  private static Input input(String name, JsonNode stat) {
    return new Input(
        name,
        metricId(stat.path("Metric")),
        Statistic.of(text(stat, "Stat")),
        period(stat.path("Period")));
  }

  private static MetricId metricId(JsonNode metric) {
    var dimensions = new TreeMap<String, String>();
    metric.path("Dimensions").forEach(one -> dimensions.put(text(one, "Name"), text(one, "Value")));
    return new MetricId(text(metric, "Namespace"), text(metric, "MetricName"), dimensions);
  }

  private static Duration period(JsonNode period) {
    int seconds = period.asInt();
    if (seconds < MINUTE || seconds % MINUTE != 0) {
      throw new IllegalArgumentException("only periods of whole minutes are emulated: " + period);
    }
    return Duration.ofSeconds(seconds);
  }

  private static Judgement judgement(JsonNode properties) {
    int periods = properties.path("EvaluationPeriods").asInt();
    return new Judgement(
        periods,
        properties.path("DatapointsToAlarm").asInt(periods),
        Comparison.of(text(properties, "ComparisonOperator")),
        Double.parseDouble(text(properties, "Threshold")),
        MissingData.of(properties.path("TreatMissingData").asText("missing")),
        properties.path("EvaluateLowSampleCountPercentile").asText("evaluate").equals("ignore"));
  }

  private static Label label(String id, JsonNode properties) {
    return new Label(id, text(properties, "AlarmName"), text(properties, "AlarmDescription"));
  }

  private static String text(JsonNode node, String key) {
    var value = node.path(key);
    if (!value.isValueNode() || value.asText().isBlank()) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value.asText();
  }
}
