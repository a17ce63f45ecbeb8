package dev.burhan.cloud.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from log lines. */
final class EmbeddedMetricsTest {

  private static final String LINE =
      """
      {"service":"b","route":"POST /query","latency":12.5,"requests":1,"many":[1,2,"x",3],
       "text":"slow","_aws":{"Timestamp":1767323045678,"CloudWatchMetrics":[{"Namespace":"Burhan",
         "Dimensions":[["service"],["service","route"]],
         "Metrics":[{"Name":"latency","Unit":"Milliseconds"},{"Name":"requests","Unit":"Count"}]}]}}
      """;

  private final List<String> read = new ArrayList<>();
  private final EmbeddedMetrics metrics =
      new EmbeddedMetrics(
          (id, kind, at, value) ->
              read.add(id + " " + kind + " " + at.toEpochMilli() + " " + value));

  @Test
  void reads_each_metric_once_for_each_set_of_dimensions() {
    metrics.read(LINE);

    assertThat(read)
        .containsExactly(
            "Burhan latency {service=b} DISTRIBUTION 1767323045678 12.5",
            "Burhan latency {route=POST /query, service=b} DISTRIBUTION 1767323045678 12.5",
            "Burhan requests {service=b} COUNTER 1767323045678 1.0",
            "Burhan requests {route=POST /query, service=b} COUNTER 1767323045678 1.0");
  }

  @Test
  void reads_each_number_of_a_list() {
    metrics.read(LINE.replace("\"Name\":\"latency\"", "\"Name\":\"many\""));

    assertThat(read).filteredOn(it -> it.startsWith("Burhan many {service=b}")).hasSize(3);
  }

  @Test
  void leaves_out_the_set_whose_dimension_the_line_lacks() {
    metrics.read(LINE.replace("\"route\":", "\"path\":"));

    assertThat(read).hasSize(2).allMatch(it -> it.contains("{service=b}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain text",
        "[1]",
        "{\"latency\":1}",
        "{\"_aws\":7}",
        "{\"_aws\":{\"Timestamp\":\"now\",\"CloudWatchMetrics\":[]}}",
        "{\"_aws\":{\"Timestamp\":1,\"CloudWatchMetrics\":{}}}",
        "{\"a\":1,\"_aws\":{\"Timestamp\":1,\"CloudWatchMetrics\":[{\"Metrics\":[{\"Name\":\"a\"}]}]}}",
        "{\"a\":1,\"_aws\":{\"Timestamp\":1,\"CloudWatchMetrics\":[{\"Namespace\":\"\","
            + "\"Dimensions\":[[]],\"Metrics\":[{\"Name\":\"a\"}]}]}}",
        "{\"a\":\"1\",\"_aws\":{\"Timestamp\":1,\"CloudWatchMetrics\":[{\"Namespace\":\"N\","
            + "\"Dimensions\":[[]],\"Metrics\":[{\"Name\":\"a\"}]}]}}"
      })
  void leaves_out_what_breaks_the_format(String line) {
    metrics.read(line);

    assertThat(read).isEmpty();
  }

  @Test
  void refuses_a_list_of_more_values_than_the_format_allows() {
    var values = "1" + ",1".repeat(100);
    metrics.read(LINE.replace("12.5", "[" + values + "]"));

    assertThat(read).hasSize(2).allMatch(it -> it.contains(" requests "));
  }

  @Test
  void takes_a_metric_without_dimensions() {
    metrics.read(
        "{\"a\":1,\"_aws\":{\"Timestamp\":1,\"CloudWatchMetrics\":[{\"Namespace\":\"N\","
            + "\"Dimensions\":[[]],\"Metrics\":[{\"Name\":\"a\"}]}]}}");

    assertThat(read).containsExactly(MetricId.of("N", "a", Map.of()) + " DISTRIBUTION 1 1.0");
  }
}
