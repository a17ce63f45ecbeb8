package dev.burhan.parsers.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterFormsTest {

  @ParameterizedTest
  @CsvSource({"ﬁ, fi", "ﬄ, ffl", "ﻋ, ع", "ﻼ, لا", "ﷲ, الله", "ﺁ, آ", "\u037E, ;", "\u212B, Å"})
  void shapes_are_characters(String shape, String characters) {
    assertThat(CharacterForms.normalise(shape)).isEqualTo(characters);
  }

  @Test
  void a_vowel_mark_alone_has_no_space_before_it() {
    assertThat(CharacterForms.normalise("\uFE76")).isEqualTo("\u064E");
  }

  @Test
  void a_symbol_of_an_office_program_is_a_bullet_or_a_box() {
    assertThat(CharacterForms.normalise("\uF0B7")).isEqualTo("•");
    assertThat(CharacterForms.normalise("\uF0FE")).isEqualTo("☒");
  }

  @Test
  void quotes_dashes_and_the_lines_of_lengthened_words_stay() {
    assertThat(CharacterForms.normalise("“’–—ـ")).isEqualTo("“’–—ـ");
  }

  @Test
  void what_only_steers_is_left_out_and_a_space_of_any_kind_is_a_space() {
    assertThat(CharacterForms.normalise("a\u200F\uFEFF\u0000b\u00A0c")).isEqualTo("ab c");
  }

  @Test
  void characters_beyond_the_first_plane_stay_whole() {
    assertThat(CharacterForms.normalise("𝒜\uD83D\uDCC4")).isEqualTo("𝒜\uD83D\uDCC4");
  }

  @Test
  void a_letter_with_a_mark_is_one_where_there_is_one() {
    assertThat(CharacterForms.compose("e", "\u0301")).isEqualTo("é");
    assertThat(CharacterForms.compose("ا", "\u0654")).isEqualTo("أ");
    assertThat(CharacterForms.compose("ع", "\u064E")).isEqualTo("عَ");
  }
}
