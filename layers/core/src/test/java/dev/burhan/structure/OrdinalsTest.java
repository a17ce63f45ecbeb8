package dev.burhan.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OrdinalsTest {

  @ParameterizedTest
  @CsvSource({
    "أولاً, 1",
    "أولا, 1",
    "اولاً, 1",
    "أولًا, 1",
    "أوّلاً, 1",
    "الأولى, 1",
    "الأول, 1",
    "ثانياً, 2",
    "الثانية, 2",
    "ثالثا, 3",
    "العاشرة, 10",
    "الحادي عشر, 11",
    "الحادية عشرة, 11",
    "حادي عشر, 11",
    "ثاني عشر, 12",
    "التاسعة عشرة, 19",
    "عشرون, 20",
    "العشرين, 20",
    "الحادي والعشرون, 21",
    "الثالثة والأربعون, 43",
    "التاسع والتسعين, 99",
    "two, 2",
    "third, 3"
  })
  void reads_numbers_that_are_spelled(String words, int value) {
    var folded = LineHead.of(words, 0, words.length()).text().split(" ", -1);

    assertThat(Ordinals.read(folded[0], folded.length > 1 ? folded[1] : "")).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "الحادي",
        "الأجرة",
        "عشر",
        "الثاني بعد",
        "العاشر عشر",
        "tenant",
        "الأولى والثانية"
      })
  void other_words_are_no_numbers(String words) {
    var folded = LineHead.of(words, 0, words.length()).text().split(" ", -1);

    assertThat(Ordinals.read(folded[0], folded.length > 1 ? folded[1] : "")).isZero();
  }
}
