package dev.burhan.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArgumentsTest {

  @Test
  void takes_options_in_any_order() {
    var arguments = new Arguments(List.of("--write", "--data", "folder", "--requests", "20"));

    assertThat(arguments.number("--requests", 300, 1000)).isEqualTo(20);
    assertThat(arguments.option("--data")).contains("folder");
    assertThat(arguments.flag("--write")).isTrue();
    arguments.end();
  }

  @Test
  void what_is_not_there_has_its_default() {
    var arguments = new Arguments(List.of());

    assertThat(arguments.number("--requests", 300, 1000)).isEqualTo(300);
    assertThat(arguments.option("--data")).isEmpty();
    assertThat(arguments.flag("--write")).isFalse();
    arguments.end();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001", "ten", "1.5", "99999999999", ""})
  void refuses_a_number_out_of_range(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Arguments(List.of("--requests", value)).number("--requests", 300, 1000))
        .withMessage("--requests must be 1 to 1000");
  }

  @Test
  void an_option_takes_a_value() {
    for (var given : List.of(List.of("--data"), List.of("--data", "--json", "file"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Arguments(given).option("--data"))
          .withMessage("--data takes a value");
    }
  }

  @Test
  void refuses_what_nobody_took() {
    var arguments = new Arguments(List.of("--data", "a", "--date", "b", "--data", "c"));
    arguments.option("--data");

    assertThatIllegalArgumentException()
        .isThrownBy(arguments::end)
        .withMessage("not understood: --date b --data c");
  }
}
