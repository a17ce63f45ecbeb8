package dev.burhan.cloud.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules of composite alarms make of the states of others. */
final class AlarmRuleTest {

  private static final Map<String, AlarmState> STATES =
      Map.of(
          "a-raised", AlarmState.ALARM,
          "b raised", AlarmState.ALARM,
          "c-fine", AlarmState.OK,
          "d-new", AlarmState.INSUFFICIENT_DATA);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ALARM(a-raised)                                        | true
          ALARM("b raised") AND ALARM("a-raised")                | true
          ALARM("a-raised") AND ALARM("c-fine")                  | false
          ALARM("a-raised") AND NOT ALARM("c-fine")              | true
          OK("c-fine")                                           | true
          OK("d-new") OR INSUFFICIENT_DATA("d-new")              | true
          ALARM("a-raised") OR OK("a-raised") AND FALSE          | true
          (ALARM("a-raised") OR OK("a-raised")) AND FALSE        | false
          NOT TRUE OR TRUE                                       | true
          NOT (TRUE OR TRUE)                                     | false
          NOT NOT TRUE                                           | true
          """)
  void holds(String rule, boolean expected) {
    var parsed = AlarmRule.parse(rule);

    assertThat(parsed.holds().test(name -> Objects.requireNonNull(STATES.get(name))))
        .isEqualTo(expected);
  }

  @Test
  void names_the_alarms_it_speaks_of() {
    assertThat(AlarmRule.parse("ALARM(a) AND NOT OK(\"b c\") OR ALARM(a)").alarms())
        .containsExactlyInAnyOrder("a", "b c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ALARM",
        "ALARM(",
        "ALARM()",
        "ALARM(a",
        "ALARM(a) AND",
        "ALARM(a) ALARM(b)",
        "BROKEN(a)",
        "a",
        "alarm(a)",
        "AND ALARM(a)",
        "ALARM(a))",
        "ALARM(\"a)"
      })
  void refuses_what_is_no_rule(String rule) {
    assertThatThrownBy(() -> AlarmRule.parse(rule)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refuses_what_is_nested_without_end() {
    assertThatThrownBy(() -> AlarmRule.parse("NOT ".repeat(10_000) + "TRUE"))
        .hasMessageContaining("nested too deep");
  }
}
