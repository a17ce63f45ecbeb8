package dev.burhan.cloud.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That points are judged as in the tables of CloudWatch's documentation, and at their edges. */
final class JudgementTest {

  /** The state before, which none of the rules makes of these points. */
  private static final AlarmState BEFORE = AlarmState.INSUFFICIENT_DATA;

  @ParameterizedTest
  @CsvSource({
    // Points,    missing,           ignore,  breaching, notBreaching
    "0 - X - X, OK,                OK,      OK,        OK",
    "0 - - - -, OK,                OK,      OK,        OK",
    "- - - - -, INSUFFICIENT_DATA, RETAIN,  ALARM,     OK",
    "0 X X - X, ALARM,             ALARM,   ALARM,     ALARM",
    "- - X - -, ALARM,             RETAIN,  ALARM,     OK",
    "- - - - X, INSUFFICIENT_DATA, RETAIN,  ALARM,     OK",
    "X - - - -, ALARM,             RETAIN,  ALARM,     OK",
    "X X X X X, ALARM,             ALARM,   ALARM,     ALARM",
    "X X X X 0, OK,                OK,      OK,        OK",
    "X X X - -, ALARM,             ALARM,   ALARM,     ALARM"
  })
  void judges_3_of_3(
      String points, String missing, String ignore, String breaching, String notBreaching) {
    check(3, 3, points, missing, ignore, breaching, notBreaching);
  }

  @ParameterizedTest
  @CsvSource({
    "0 - X - X, ALARM,             ALARM,   ALARM,     ALARM",
    "0 0 X 0 X, ALARM,             ALARM,   ALARM,     ALARM",
    "0 - X - -, OK,                OK,      ALARM,     OK",
    "- - - - 0, OK,                OK,      ALARM,     OK",
    "- - - X -, ALARM,             RETAIN,  ALARM,     OK",
    "- - - - X, INSUFFICIENT_DATA, RETAIN,  ALARM,     OK",
    "X X 0 0 X, OK,                OK,      OK,        OK"
  })
  void judges_2_of_3(
      String points, String missing, String ignore, String breaching, String notBreaching) {
    check(2, 3, points, missing, ignore, breaching, notBreaching);
  }

  @ParameterizedTest
  @CsvSource({
    "- - X, ALARM,             ALARM,  ALARM, ALARM",
    "X - 0, OK,                OK,     OK,    OK",
    "X - -, ALARM,             ALARM,  ALARM, ALARM",
    "- - -, INSUFFICIENT_DATA, RETAIN, ALARM, OK"
  })
  void judges_1_of_1_by_the_latest_there_is(
      String points, String missing, String ignore, String breaching, String notBreaching) {
    check(1, 1, points, missing, ignore, breaching, notBreaching);
  }

  @ParameterizedTest
  @CsvSource({
    "GREATER, 10, false", "GREATER, 10.1, true",
    "GREATER_OR_EQUAL, 10, true", "GREATER_OR_EQUAL, 9.9, false",
    "LESS, 10, false", "LESS, 9.9, true",
    "LESS_OR_EQUAL, 10, true", "LESS_OR_EQUAL, 10.1, false"
  })
  void compares_with_the_threshold(Comparison comparison, double value, boolean breaches) {
    assertThat(comparison.breaches(value, 10)).isEqualTo(breaches);
  }

  @Test
  void refuses_more_datapoints_than_periods() {
    assertThatThrownBy(() -> new Judgement(2, 3, Comparison.LESS, 1, MissingData.MISSING, false))
        .hasMessageContaining("DatapointsToAlarm");
    assertThatThrownBy(() -> new Judgement(2, 0, Comparison.LESS, 1, MissingData.MISSING, false))
        .hasMessageContaining("DatapointsToAlarm");
  }

  private static void check(int datapoints, int periods, String points, String... expected) {
    var treatments =
        List.of(
            MissingData.MISSING,
            MissingData.IGNORE,
            MissingData.BREACHING,
            MissingData.NOT_BREACHING);
    for (int i = 0; i < treatments.size(); i++) {
      var treatment = treatments.get(i);
      var judgement = new Judgement(periods, datapoints, Comparison.GREATER, 0.5, treatment, false);
      assertThat(judgement.judge(points(points), BEFORE))
          .as("%s with %s", points, treatment)
          .hasToString(expected[i].replace("RETAIN", BEFORE.name()));
    }
  }

  private static Points points(String text) {
    var each = text.split(" ", -1);
    return Points.of(
        each.length,
        i ->
            switch (each[i]) {
              case "X" -> OptionalDouble.of(1);
              case "0" -> OptionalDouble.of(0);
              default -> OptionalDouble.empty();
            });
  }
}
