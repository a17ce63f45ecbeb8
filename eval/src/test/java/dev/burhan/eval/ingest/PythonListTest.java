package dev.burhan.eval.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PythonListTest {

  @Test
  void reads_strings_in_either_quotes() {
    assertThat(PythonList.parse("[]")).isEmpty();
    assertThat(PythonList.parse(" [ 'a' , \"it's\" ] ")).containsExactly("a", "it's");
    assertThat(PythonList.parse("['the \"Term\"', '']")).containsExactly("the \"Term\"", "");
  }

  @Test
  void reads_escapes() {
    assertThat(PythonList.parse("['it\\'s', 'a\\nb\\tc', 'back\\\\slash', '\\xa7 \\u0645']"))
        .containsExactly("it's", "a\nb\tc", "back\\slash", "\u00A7 \u0645");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "[", "['a'", "['a]", "['a' 'b']", "[1]", "['a'] b", "['\\x4", "['\\"})
  void refuses_what_is_no_list_of_strings(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> PythonList.parse(text));
  }
}
