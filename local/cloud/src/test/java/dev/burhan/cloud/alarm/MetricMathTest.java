package dev.burhan.cloud.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That expressions give what CloudWatch's documentation says; {@code -} is a missing point. */
final class MetricMathTest {

  private static final Map<String, Points> SERIES =
      Map.of(
          "metric1", points("30 20 0 0"),
          "metric2", points("20 - 20 -"),
          "c", points("1 1 0 0 -"),
          "t", points("30 - 0 0 30"),
          "e", points("0 0 20 - 20"),
          "none", points("- - - - -"));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          metric1 < metric2              ; 0 0 1 0
          metric1 >= 30                  ; 1 0 0 0
          metric1 > 15 AND metric2 > 15  ; 1 0 0 0
          metric1 > 15 && metric2 > 15   ; 1 0 0 0
          metric1 == 0 OR metric2 == 20  ; 1 0 1 1
          metric1 == 0 || metric2 == 20  ; 1 0 1 1
          metric1 != metric2             ; 1 1 1 0
          metric2 <= 20                  ; 1 - 1 -
          """)
  void compares_as_in_the_examples(String expression, String expected) {
    assertThat(evaluate(expression, 4)).isEqualTo(text(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IF(c, t, e)     | 30 0 20 - -
          IF(c, 5, e)     | 5 5 20 - -
          IF(c, t, 5)     | 30 0 5 5 -
          IF(c, t)        | 30 0 - - -
          IF(1, t, e)     | 30 0 0 0 30
          """)
  void chooses_as_in_the_examples(String expression, String expected) {
    assertThat(evaluate(expression, 5)).isEqualTo(text(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          metric1 + metric2          | 50 20 20 0
          metric1 - metric2 * 2      | -10 20 -40 0
          (metric1 - metric2) * 2    | 20 40 -40 0
          metric1 - 5 - 5            | 20 10 -10 -10
          100 * metric2 / metric1    | 66.66666666666667 0 - -
          metric2 + 1                | 21 - 21 -
          -metric1                   | -30 -20 0 0
          ABS(metric1 - 25)          | 5 5 25 25
          FILL(metric2, 7)           | 20 7 20 7
          FILL(metric2, metric1)     | 20 20 20 0
          FILL(metric2, 0) < 1       | 0 1 0 1
          2 + 3 * 4                  | 14 14 14 14
          """)
  void counts_what_is_missing_as_nothing_between_two_series(String expression, String expected) {
    assertThat(evaluate(expression, 4)).isEqualTo(text(expected));
  }

  @Test
  void fills_a_series_of_which_there_is_nothing() {
    assertThat(evaluate("FILL(none, 0)", 5)).isEqualTo(text("0 0 0 0 0"));
    assertThat(evaluate("none + none", 5)).isEqualTo(text("- - - - -"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "m1 +",
        "m1 m2",
        "(m1",
        "m1)",
        "IF(m1)",
        "IF(m1, 2, 3, 4)",
        "FILL(m1)",
        "SUM(m1)",
        "FILL(m1, REPEAT)",
        "FILL(m1, LINEAR)",
        "METRICS()",
        "m1 ; m2",
        "m1 = m2",
        "Über",
        "1..2"
      })
  void refuses_what_is_not_emulated(String expression) {
    assertThatThrownBy(() -> MetricMath.parse(expression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("in '" + expression + "': ");
  }

  @Test
  void refuses_what_is_nested_without_end() {
    assertThatThrownBy(() -> MetricMath.parse("(".repeat(10_000)))
        .hasMessageContaining("nested too deep");
    assertThatThrownBy(() -> MetricMath.parse("-".repeat(10_000) + "1"))
        .hasMessageContaining("nested too deep");
  }

  @Test
  void refuses_a_name_that_stands_for_nothing() {
    assertThatThrownBy(() -> evaluate("m9", 4)).hasMessageContaining("id m9");
  }

  private static String evaluate(String expression, int size) {
    return MetricMath.parse(expression).over(SERIES, size).toString();
  }

  private static String text(String points) {
    return points(points).toString();
  }

  private static Points points(String text) {
    var each = text.split(" ", -1);
    return Points.of(
        each.length,
        i ->
            each[i].equals("-")
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(each[i])));
  }
}
