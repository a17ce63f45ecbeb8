package dev.burhan.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "عقد", "\uD83D\uDE00", "\u200F", "\uFFFF", "\u0001"})
  void passes_what_can_be_stored(String text) {
    assertThat(PlainText.check("title", text)).isEqualTo(text);
  }

  @Test
  void refuses_nul() {
    assertThatThrownBy(() -> PlainText.check("title", "a\0b"))
        .isInstanceOf(ProblemException.class)
        .extracting(e -> ((ProblemException) e).problem().field())
        .isEqualTo("title");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\uD83D", "a\\uDE00", "\\uDE00\\uD83D"})
  void refuses_half_a_surrogate_pair(String escaped) {
    var text = escaped.replace("\\uD83D", "\uD83D").replace("\\uDE00", "\uDE00");

    assertThatThrownBy(() -> PlainText.check("text", text)).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Acme & Sons", "شركة البرهان", "می\u200Cخواهم", "\uD83D\uDE00", "a"})
  void passes_a_line_that_people_can_read(String text) {
    assertThat(PlainText.line("name", text, 1, 20)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u2003",
        "a\tb",
        "a\nb",
        "a\u0085b",
        "a\u2028b",
        "a\u202Eb",
        "a\u2066b",
        "a\u200Bb",
        "\uFEFFa",
        "a\u00ADb",
        "a\uE000b",
        "a\uFFFFb",
        "123456789012345678901"
      })
  void refuses_a_line_that_is_not_what_it_looks_like(String text) {
    assertThatThrownBy(() -> PlainText.line("name", text, 1, 20))
        .isInstanceOf(ProblemException.class)
        .extracting(e -> ((ProblemException) e).problem().field())
        .isEqualTo("name");
  }
}
