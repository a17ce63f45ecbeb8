package dev.burhan.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguageTest {

  @ParameterizedTest
  @CsvSource({
    "When is rent due?, en",
    "متى تُدفع الأجرة؟, ar",
    "ما معنى force majeure في هذا العقد وما أثرها؟, ar",
    "What does المستأجر mean in this lease?, en",
    "12 %, en",
    "???, en"
  })
  void is_told_by_the_script_of_most_letters(String text, String code) {
    assertThat(Language.of(text)).isEqualTo(new Language(code));
  }

  @Test
  void diacritics_do_not_count() {
    assertThat(Language.of("شقّةُ rent")).isEqualTo(Language.ENGLISH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "e", "EN", "eng", "e1", " en", "en\n"})
  void takes_two_letter_codes_alone(String code) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Language(code));
  }
}
