package dev.burhan.cloud.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.cloud.monitor.MetricId;
import dev.burhan.cloud.monitor.MetricKind;
import dev.burhan.cloud.monitor.MetricLimits;
import dev.burhan.cloud.monitor.MetricStore;
import dev.burhan.cloud.stack.Stack;
import dev.burhan.cloud.stack.StackSettings;
import dev.burhan.cloud.template.MonitoringResource;
import dev.burhan.cloud.template.Template;
import dev.burhan.cloud.testing.SettableClock;
import dev.burhan.cloud.testing.Templates;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the alarms of the product promise beyond that each can be raised. */
final class TemplateAlarmsTest {

  private final Template template = Templates.real();
  private final Stack stack = stack(template);

  @Test
  void are_on_unless_they_need_to_be_told_something() {
    assertThat(template.monitoring().values())
        .filteredOn(resource -> resource.condition().isPresent())
        .extracting(MonitoringResource::id)
        .containsExactlyInAnyOrder("CertificateAlarm", "NoTrafficAlarm");
  }

  @Test
  void tell_the_topic_when_raised_and_when_over_or_belong_to_one_that_does() {
    var topic = "arn:aws:sns:us-east-1:000000000000:unit-AlarmTopic";
    var rules =
        stack.monitoring(MonitoringResource.COMPOSITE_ALARM).values().stream()
            .map(alarm -> alarm.path("AlarmRule").asText())
            .toList();

    assertThat(alarms())
        .hasSizeGreaterThan(15)
        .allSatisfy(
            alarm -> {
              var name = alarm.path("AlarmName").asText();
              if (rules.stream().noneMatch(rule -> rule.contains("\"" + name + "\""))) {
                assertThat(alarm.at("/AlarmActions/0").asText()).as(name).isEqualTo(topic);
                assertThat(alarm.at("/OKActions/0").asText()).as(name).isEqualTo(topic);
              }
            });
  }

  @ParameterizedTest
  @CsvSource({"1, ALARM", "-1, ALARM", "0, OK"})
  void tell_of_budgets_that_drift_either_way(double tokens, AlarmState state) {
    var clock = new SettableClock();
    var store = new MetricStore(clock, MetricLimits.standard(), new Random(1));
    var alarms =
        Alarms.of(
            stack.monitoring(MonitoringResource.ALARM),
            stack.monitoring(MonitoringResource.COMPOSITE_ALARM),
            store,
            clock);

    store.record(
        MetricId.of("Burhan", "budget_drift", Map.of("service", "unit")),
        MetricKind.DISTRIBUTION,
        clock.instant(),
        tokens);
    clock.advance(Duration.ofMinutes(1));
    alarms.evaluate();

    assertThat(alarms.state("unit-budget-drift")).isEqualTo(state);
  }

  private Stream<JsonNode> alarms() {
    return Stream.of(MonitoringResource.ALARM, MonitoringResource.COMPOSITE_ALARM)
        .flatMap(type -> stack.monitoring(type).values().stream());
  }

  private static Stack stack(Template template) {
    var parameters = new HashMap<String, String>();
    template.parameters().values().stream()
        .filter(parameter -> parameter.otherwise().isEmpty())
        .forEach(parameter -> parameters.put(parameter.name(), "value"));
    return Stack.planned(
        template, new StackSettings("unit", "us-east-1", "000000000000", parameters, Map.of()));
  }
}
