package dev.burhan.parsers.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberFormatTest {

  @ParameterizedTest
  @CsvSource({
    "decimal, 12, 12",
    "decimalZero, 7, 07",
    "decimalZero, 12, 12",
    "none, 3, ''",
    "lowerLetter, 1, a",
    "lowerLetter, 26, z",
    "lowerLetter, 27, aa",
    "lowerLetter, 54, bbb",
    "upperLetter, 2, B",
    "lowerRoman, 4, iv",
    "lowerRoman, 1994, mcmxciv",
    "upperRoman, 3999, MMMCMXCIX",
    "upperRoman, 4000, 4000",
    "arabicAlpha, 1, أ",
    "arabicAlpha, 3, ت",
    "arabicAlpha, 28, ي",
    "arabicAlpha, 29, أأ",
    "arabicAbjad, 3, ج",
    "arabicAbjad, 4, د",
    "hindiNumbers, 12, १२",
    "arabicIndic, 12, ١٢",
    "persian, 4, ۴",
    "thaiNumbers, 3, ๓",
    "decimalFullWidth, 3, ３",
    "numberInDash, 3, - 3 -",
    "russianLower, 2, б",
    "chicago, 2, †",
    "hex, 255, FF",
    "ordinal, 1, 1st",
    "ordinal, 2, 2nd",
    "ordinal, 3, 3rd",
    "ordinal, 11, 11th",
    "ordinal, 112, 112th",
    "ordinal, 21, 21st",
    "cardinalText, 21, Twenty-one",
    "cardinalText, 100, One hundred",
    "cardinalText, 342, Three hundred forty-two",
    "cardinalText, 1000, 1000",
    "ordinalText, 1, First",
    "ordinalText, 12, Twelfth",
    "ordinalText, 20, Twentieth",
    "ordinalText, 21, Twenty-first",
    "ordinalText, 105, One hundred fifth",
    "bahtText, 3, 3"
  })
  void numbers_are_written_as_word_writes_them(String format, int number, String written) {
    assertThat(NumberFormat.write(number, format, "")).isEqualTo(written);
  }

  @Test
  void formats_of_the_authors_own_are_padded_as_their_example() {
    assertThat(NumberFormat.write(7, "custom", "0001, 0002, ...")).isEqualTo("0007");
    assertThat(NumberFormat.write(7, "custom", "")).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -5, 0, 5_000, 1_000_000, Integer.MAX_VALUE})
  void no_number_is_written_at_length(int number) {
    var formats =
        List.of(
            "decimal",
            "decimalZero",
            "lowerLetter",
            "upperLetter",
            "lowerRoman",
            "upperRoman",
            "arabicAlpha",
            "arabicAbjad",
            "hindiNumbers",
            "arabicIndic",
            "numberInDash",
            "chicago",
            "hex",
            "ordinal",
            "cardinalText",
            "ordinalText");

    assertThat(formats)
        .allSatisfy(
            format -> assertThat(NumberFormat.write(number, format, "")).hasSizeBetween(1, 40));
  }

  @Test
  void the_abjad_is_in_its_own_order() {
    var letters =
        java.util.stream.IntStream.rangeClosed(1, 28)
            .mapToObj(i -> NumberFormat.write(i, "arabicAbjad", ""))
            .toList();

    assertThat(String.join("", letters)).isEqualTo("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ");
    assertThat(Arrays.asList(letters.toArray())).doesNotHaveDuplicates();
  }
}
