package dev.burhan.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumeralsTest {

  @ParameterizedTest
  @CsvSource({"i, 1", "ii, 2", "iv, 4", "ix, 9", "xiv, 14", "xl, 40", "xcix, 99", "ccxlviii, 248"})
  void reads_roman_numerals(String numeral, int value) {
    assertThat(Numerals.roman(numeral)).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "iiii", "vv", "ic", "the", "xcxcxcxcxc"})
  void what_is_not_written_properly_is_no_roman_numeral(String letters) {
    assertThat(Numerals.roman(letters)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a, 1", "i, 9", "z, 26", "aa, 27", "bb, 28"})
  void reads_letters(String letters, int value) {
    assertThat(Numerals.letter(letters)).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "aaa", "é", "1"})
  void words_are_no_letters(String letters) {
    assertThat(Numerals.letter(letters)).isEmpty();
  }

  @Test
  void arabic_letters_count_in_two_orders() {
    assertThat(Numerals.abjad("ج")).hasValue(3);
    assertThat(Numerals.hijai("ج")).hasValue(5);
    assertThat(Numerals.hijai("ت")).hasValue(3);
    assertThat(Numerals.abjad("اب")).isEmpty();
    assertThat(Numerals.abjad("")).isEmpty();
  }
}
