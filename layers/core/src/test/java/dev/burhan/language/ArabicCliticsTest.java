package dev.burhan.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArabicCliticsTest {

  @ParameterizedTest
  @CsvSource({
    "العقد, عقد",
    "والعقد, عقد",
    "بالعقد, عقد",
    "وبالعقد, عقد",
    "للعقد, عقد",
    "وللعقد, عقد",
    "كالعقد, عقد",
    "فالعقد, عقد",
    "ومستاجر, مستاجر",
    "لمستاجر, مستاجر",
    "ولمستاجر, مستاجر",
    "بموجب, موجب"
  })
  void takes_off_what_is_written_at_the_front(String word, String expected) {
    assertThat(ArabicClitics.strip(word)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"الي", "وقت", "بيت", "الان", "كتاب", "landlord", "2026"})
  void leaves_short_words_and_other_scripts_alone(String word) {
    assertThat(ArabicClitics.strip(word)).isEqualTo(word);
  }

  @Test
  void leaves_everything_between_words_in_its_place() {
    assertThat(ArabicClitics.strip("(1) العقد, rent والايجار.")).isEqualTo("(1) عقد, rent ايجار.");
  }

  @Test
  void keeps_the_number_of_words_of_any_text() {
    var random = new Random(1);
    var letters = "ابتجدوفكلمنهي ";
    for (int i = 0; i < 2000; i++) {
      var text =
          random
              .ints(30, 0, letters.length())
              .map(letters::charAt)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();

      assertThat(Words.of(ArabicClitics.strip(text))).hasSameSizeAs(Words.of(text));
    }
  }
}
