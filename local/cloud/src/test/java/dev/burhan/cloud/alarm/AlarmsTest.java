package dev.burhan.cloud.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.monitor.MetricId;
import dev.burhan.cloud.monitor.MetricKind;
import dev.burhan.cloud.monitor.MetricLimits;
import dev.burhan.cloud.monitor.MetricStore;
import dev.burhan.cloud.testing.SettableClock;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How alarms stand as time goes by. */
final class AlarmsTest {

  private static final String LATENCY =
      """
      {"AlarmName": "slow", "AlarmDescription": "d", "Namespace": "N", "MetricName": "latency",
       "Dimensions": [{"Name": "route", "Value": "a"}], "ExtendedStatistic": "p95", "Period": "60",
       "EvaluationPeriods": 2, "ComparisonOperator": "GreaterThanThreshold", "Threshold": "800",
       "TreatMissingData": "notBreaching"}
      """;
  private static final String SHARE =
      """
      {"AlarmName": "failing", "AlarmDescription": "d", "EvaluationPeriods": 1, "Threshold": 1,
       "ComparisonOperator": "GreaterThanOrEqualToThreshold",
       "Metrics": [
         {"Id": "errors", "ReturnData": false, "MetricStat": {"Stat": "Sum", "Period": 300,
           "Metric": {"Namespace": "N", "MetricName": "errors"}}},
         {"Id": "all", "ReturnData": false, "MetricStat": {"Stat": "Sum", "Period": 300,
           "Metric": {"Namespace": "N", "MetricName": "all"}}},
         {"Id": "share", "ReturnData": false, "Expression": "errors / all"},
         {"Id": "percent", "Expression": "100 * share"}]}
      """;
  private static final String BOTH =
      """
      {"AlarmName": "both", "AlarmDescription": "d",
       "AlarmRule": "ALARM(\\"slow\\") AND ALARM(\\"failing\\")"}
      """;

  private final SettableClock clock = new SettableClock();
  private final MetricStore store = new MetricStore(clock, MetricLimits.standard(), new Random(1));

  @Test
  void knows_nothing_before_it_is_evaluated() {
    var alarms = alarms(Map.of("Slow", LATENCY), Map.of());

    assertThat(alarms.state("slow")).isEqualTo(AlarmState.INSUFFICIENT_DATA);
  }

  @Test
  void raises_and_ends_by_percentiles_of_whole_minutes() {
    var alarms = alarms(Map.of("Slow", LATENCY), Map.of());
    minute("latency", 900, 900);
    assertThat(state(alarms, "slow")).isEqualTo(AlarmState.OK);
    minute("latency", 900, 100);
    assertThat(state(alarms, "slow")).isEqualTo(AlarmState.ALARM);
    minute("latency", 100, 100);
    assertThat(state(alarms, "slow")).isEqualTo(AlarmState.OK);
  }

  @Test
  void does_not_look_at_the_minute_that_is_not_over() {
    var alarms = alarms(Map.of("Slow", LATENCY), Map.of());
    minute("latency", 900);
    measure("latency", 900);

    assertThat(state(alarms, "slow")).isEqualTo(AlarmState.OK);
  }

  @Test
  void waits_for_samples_where_it_is_told_to() {
    var waiting =
        LATENCY.replace(
            "\"Period\"", "\"EvaluateLowSampleCountPercentile\": \"ignore\", \"Period\"");
    var alarms = alarms(Map.of("Slow", waiting), Map.of());
    minute("latency", values(99));
    minute("latency", values(99));
    assertThat(state(alarms, "slow")).isEqualTo(AlarmState.INSUFFICIENT_DATA);
    minute("latency", values(101));
    assertThat(state(alarms, "slow")).isEqualTo(AlarmState.ALARM);
  }

  private static double[] values(int count) {
    var values = new double[count];
    Arrays.fill(values, 900);
    return values;
  }

  @Test
  void slides_its_window_minute_by_minute() {
    var alarms = alarms(Map.of("Failing", SHARE), Map.of());
    clock.advance(Duration.ofMinutes(3));
    minute("all", 99);
    minute("errors", 1);
    assertThat(state(alarms, "failing")).isEqualTo(AlarmState.ALARM);
    minute("all", 1);
    assertThat(state(alarms, "failing")).isEqualTo(AlarmState.ALARM);
    minute("all", 2);
    assertThat(state(alarms, "failing")).isEqualTo(AlarmState.OK);
  }

  @Test
  void has_no_point_where_it_would_divide_by_zero() {
    var alarms = alarms(Map.of("Failing", SHARE), Map.of());
    minute("errors", 1);

    assertThat(state(alarms, "failing")).isEqualTo(AlarmState.INSUFFICIENT_DATA);
  }

  @Test
  void raises_a_composite_alarm_while_its_rule_holds() {
    var metric = new LinkedHashMap<String, String>();
    metric.put("Slow", LATENCY);
    metric.put("Failing", SHARE);
    var alarms = alarms(metric, Map.of("Both", BOTH));
    for (int i = 0; i < 2; i++) {
      measure("latency", 900);
      measure("all", 1);
      minute("errors", 1);
    }
    assertThat(state(alarms, "both")).isEqualTo(AlarmState.ALARM);
    minute("latency", 1);
    assertThat(state(alarms, "slow")).isEqualTo(AlarmState.OK);
    assertThat(state(alarms, "failing")).isEqualTo(AlarmState.ALARM);
    assertThat(state(alarms, "both")).isEqualTo(AlarmState.OK);
  }

  @Test
  void refuses_a_rule_about_an_alarm_that_is_not_there() {
    assertThatThrownBy(() -> alarms(Map.of("Slow", LATENCY), Map.of("Both", BOTH)))
        .hasMessage("alarm Both: there is no alarm failing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "p95"           | "TM(10%:90%)"      | the statistic TM(10%:90%) is not emulated
          "Period": "60"  | "Period": "30"     | only periods of whole minutes are emulated
          GreaterThanThreshold | LessThanLowerThreshold | the comparison LessThanLowerThreshold is not
          notBreaching    | maybe              | TreatMissingData cannot be maybe
          "latency"       | ""                 | MetricName is missing
          "EvaluationPeriods": 2 | "EvaluationPeriods": 0 | DatapointsToAlarm must be
          """)
  void names_the_alarm_that_is_not_emulated(String text, String wrong, String problem) {
    var broken = LATENCY.replace(text, wrong);

    assertThat(broken).isNotEqualTo(LATENCY);
    assertThatThrownBy(() -> alarms(Map.of("Slow", broken), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("alarm Slow: ")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Expression": "100 * share" | "ReturnData": false, "Expression": "1" | must return data
          "Period": 300, "Metric": {"Namespace": "N", "MetricName": "all"} | "Period": 60, "Metric": {"Namespace": "N", "MetricName": "all"} | the same period
          100 * share | SUM(share) | SUM is not emulated
          """)
  void names_the_expression_that_is_not_emulated(String text, String wrong, String problem) {
    var broken = SHARE.replaceAll("\\s+", " ").replace(text, wrong);

    assertThat(broken).contains(wrong);
    assertThatThrownBy(() -> alarms(Map.of("Failing", broken), Map.of()))
        .hasMessageContaining("alarm Failing: ")
        .hasMessageContaining(problem);
  }

  private AlarmState state(Alarms alarms, String name) {
    alarms.evaluate();
    return alarms.state(name);
  }

  private void minute(String name, double... values) {
    measure(name, values);
    clock.advance(Duration.ofMinutes(1));
  }

  private void measure(String name, double... values) {
    var dimensions = name.equals("latency") ? Map.of("route", "a") : Map.<String, String>of();
    for (var value : values) {
      store.record(MetricId.of("N", name, dimensions), MetricKind.COUNTER, clock.instant(), value);
    }
  }

  private Alarms alarms(Map<String, String> metric, Map<String, String> composite) {
    return Alarms.of(json(metric), json(composite), store, clock);
  }

  private static Map<String, JsonNode> json(Map<String, String> texts) {
    var json = new LinkedHashMap<String, JsonNode>();
    texts.forEach((id, text) -> json.put(id, json(text)));
    return json;
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
