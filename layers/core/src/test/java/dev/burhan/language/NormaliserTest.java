package dev.burhan.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormaliserTest {

  @ParameterizedTest
  @CsvSource({
    "RENT, rent",
    "أإآٱا, ااااا",
    "على, علي",
    "الأجرة, الاجره",
    "مُسْتَأْجِرٌ, مستاجر",
    "الأجـــرة, الاجره",
    "٠١٢٣٤٥٦٧٨٩, 0123456789",
    "۰۱۲۳۴۵۶۷۸۹, 0123456789",
    "landlord’s, landlord's",
    "رحمٰن, رحمن",
    "ÀÉẞ, àéß",
    "😀, 😀"
  })
  void makes_equal(String text, String expected) {
    assertThat(Normaliser.normalise(text).replace("\"", "")).isEqualTo(expected.replace("\"", ""));
  }

  @Test
  void removes_marks_of_direction() {
    assertThat(Normaliser.normalise("a\u200fb\u202ac\u2067d\ufeffe\u061cf")).isEqualTo("abcdef");
  }

  @Test
  void leaves_no_character_a_database_cannot_hold() {
    assertThat(Normaliser.normalise("a\0b")).isEqualTo("a b");
  }

  @Test
  void leaves_punctuation_and_space_as_they_are() {
    assertThat(Normaliser.normalise("a, b.\n\t(c); «d»؟")).isEqualTo("a, b.\n\t(c); «d»؟");
  }

  @Test
  void twice_is_as_good_as_once() {
    var random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      var text =
          random
              .ints(20, 1, 0x3000)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();

      var once = Normaliser.normalise(text);

      assertThat(Normaliser.normalise(once)).isEqualTo(once);
    }
  }
}
