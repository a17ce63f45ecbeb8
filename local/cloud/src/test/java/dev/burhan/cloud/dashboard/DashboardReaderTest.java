package dev.burhan.cloud.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.monitor.MetricId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a dashboard. */
final class DashboardReaderTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void reads_metrics_with_their_own_statistic_or_that_of_the_chart() {
    var widget =
        widget(
            "[\"N\",\"latency\",\"route\",\"a\",{\"stat\":\"p95\",\"label\":\"slow\"}],[\"N\",\"all\"]");

    assertThat(widget.title()).isEqualTo("Chart");
    var latency = MetricId.of("N", "latency", Map.of("route", "a"));
    assertThat(widget.sources().getFirst().covers(latency)).isTrue();
    assertThat(widget.sources().getFirst().covers(MetricId.of("N", "latency", Map.of()))).isFalse();
    assertThat(widget.sources().getFirst().label(latency)).isEqualTo("slow");
    assertThat(widget.sources())
        .extracting(source -> source.statistic().name())
        .containsExactly("p95", "Sum");
  }

  @Test
  void reads_a_search_over_exactly_these_dimensions() {
    var widget =
        widget(
            "[{\"expression\":\"SEARCH('{N,service,route} MetricName=\\\"latency\\\""
                + " service=\\\"b\\\"', 'p50', 300)\"}]");
    var source = widget.sources().getFirst();

    var found = MetricId.of("N", "latency", Map.of("service", "b", "route", "GET /a"));
    assertThat(source.covers(found)).isTrue();
    assertThat(source.label(found)).isEqualTo("latency GET /a");
    assertThat(source.statistic().name()).isEqualTo("p50");
    for (var other :
        List.of(
            Map.of("service", "c", "route", "GET /a"),
            Map.of("service", "b"),
            Map.of("service", "b", "route", "GET /a", "model", "m"))) {
      assertThat(source.covers(MetricId.of("N", "latency", other))).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"N\"]",
        "[\"N\",\"m\",\"route\"]",
        "[{\"expression\":\"m1 + m2\"}]",
        "[{\"expression\":\"SEARCH('{N,a} MetricName=\\\"m\\\" a!=\\\"b\\\"', 'Sum', 300)\"}]",
        "[\"N\",\"m\",{\"stat\":\"TM(10%:90%)\"}]"
      })
  void names_the_chart_that_is_not_emulated(String metric) {
    assertThatThrownBy(() -> widget(metric))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("chart 'Chart': ");
  }

  @Test
  void refuses_a_body_that_is_no_json() {
    JsonNode broken = JSON.createObjectNode().put("DashboardBody", "{");

    assertThatThrownBy(() -> DashboardReader.read(List.of(broken))).hasMessageContaining("no JSON");
  }

  private static Widget widget(String metrics) {
    var body =
        "{\"widgets\":[{\"type\":\"alarm\"},{\"type\":\"metric\",\"properties\":{\"title\":\"Chart\","
            + "\"stat\":\"Sum\",\"metrics\":["
            + metrics
            + "]}}]}";
    JsonNode dashboard = JSON.createObjectNode().put("DashboardBody", body);
    return DashboardReader.read(List.of(dashboard)).getFirst();
  }
}
