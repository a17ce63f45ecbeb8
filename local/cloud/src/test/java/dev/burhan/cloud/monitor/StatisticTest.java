package dev.burhan.cloud.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a statistic makes of values. */
final class StatisticTest {

  @ParameterizedTest
  @CsvSource({
    "Sum, 5050",
    "Average, 50.5",
    "Minimum, 1",
    "Maximum, 100",
    "SampleCount, 100",
    "p50, 50",
    "p95, 95",
    "p99, 99",
    "p99.9, 100",
    "p100, 100",
    "p0, 1"
  })
  void makes_one_number_of_the_values_1_to_100(String name, double expected) {
    assertThat(Statistic.of(name).of(window(100))).hasValue(expected);
  }

  @Test
  void weighs_the_samples_of_a_busy_minute_more() {
    var samples = List.of(new Window.Sample(1, 1), new Window.Sample(10, 99));

    assertThat(Statistic.of("p50").of(new Window(100, 991, 1, 10, samples))).hasValue(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sum", "p95"})
  void makes_nothing_of_nothing(String name) {
    assertThat(Statistic.of(name).of(Window.EMPTY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "p95, 199, true",
    "p95, 200, false",
    "p10, 99, true",
    "p10, 100, false",
    "Sum, 1, false"
  })
  void says_when_a_percentile_means_little(String name, int values, boolean few) {
    assertThat(Statistic.of(name).hasFewSamples(window(values))).isEqualTo(few);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sum", "p101", "p9x", "TM(10%:90%)", "IQM", ""})
  void refuses_other_names(String name) {
    assertThatThrownBy(() -> Statistic.of(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not emulated");
  }

  private static Window window(int values) {
    var minute = new Minute(1_000, new Random(1));
    for (int i = 1; i <= values; i++) {
      minute.add(i);
    }
    var gathering = new Gathering();
    minute.addTo(gathering);
    return gathering.window();
  }
}
