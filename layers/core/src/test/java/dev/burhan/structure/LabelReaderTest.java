package dev.burhan.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.structure.Label.Kind;
import dev.burhan.structure.Label.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Part 1 | PART | 1",
        "SCHEDULE A | SCHEDULE | 0",
        "Chapter IV - Payment | CHAPTER | 4",
        "ARTICLE IV | ARTICLE | 4",
        "Article (12) | ARTICLE | 12",
        "Article Two | ARTICLE | 2",
        "Section 4.02 | SECTION | 2",
        "Section 5. Indemnification | SECTION | 5",
        "Exhibit 10.6 | SCHEDULE | 6",
        "EXHIBIT B-1 | SCHEDULE | 0",
        "Annex No. 3 | SCHEDULE | 3",
        "§ 12 | SECTION | 0",
        "الباب الأول | BAB | 1",
        "الفصل ٢ | CHAPTER | 2",
        "المادة (5): الأجرة | ARTICLE | 5",
        "مادة رقم ١٢ | ARTICLE | 12",
        "المـــادة رقم (٣) | ARTICLE | 3",
        "الْمَادَّةُ الأُولَى | ARTICLE | 1",
        "المادة الثالثة والأربعون | ARTICLE | 43",
        "المادة الخامسة بعد المائة | ARTICLE | 5",
        "البند الحادي عشر: | ARTICLE | 11",
        "الفقرة (ب) | PARAGRAPH | 0",
        "القسم الثاني | PART | 2",
        "الملحق رقم ١ | SCHEDULE | 1",
        "ملحق (أ) | SCHEDULE | 0"
      })
  void reads_divisions(String line, Division division, int value) {
    var label = read(line).orElseThrow();

    assertThat(label.division()).contains(division);
    assertThat(label.readings().getFirst().value()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4.2 The tenant | 4,2",
        "4.2.1. Rent | 4,2,1",
        "12.3) Rent | 12,3",
        "4.02 Rent | 4,2",
        "11.1Warranty | 11,1",
        "٤.٢ يدفع | 4,2",
        "**4.2** Term | 4,2",
        "4\\.2 Term | 4,2",
        "١/٢ يدفع المستأجر | 1,2",
        "1-1 يدفع المستأجر | 1,1"
      })
  void reads_numbers_of_several_parts(String line, String numbers) {
    var label = read(line).orElseThrow();

    assertThat(label.is(Kind.DECIMAL)).isTrue();
    assertThat(label.numbers().stream().map(String::valueOf)).containsExactly(numbers.split(","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(12) rent | (1) 12",
        "1. Rent | 1. 1",
        "2) Rent | 1) 2",
        "3.RENT | 1. 3",
        "١- الأجرة | 1- 1",
        "10   SEVERABILITY | 1 10",
        "(a) rent | (a) 1",
        "b. rent | a. 2",
        "(iv) rent | (i) 4",
        "IV. RENT | I. 4",
        "(bb) rent | (a) 28",
        "أولاً: الأجرة | ordinal 1",
        "ثاني عشر - الأجرة | ordinal 12",
        "عشرون: الأجرة | ordinal 20"
      })
  void reads_counters(String line, String reading) {
    var label = read(line).orElseThrow();

    assertThat(label.is(Kind.COUNTER)).isTrue();
    assertThat(label.readings().stream().map(r -> r.style() + " " + r.value()))
        .containsExactly(reading);
  }

  @Test
  void a_letter_may_be_a_numeral_too() {
    assertThat(read("(i) rent").orElseThrow().readings())
        .containsExactly(new Reading("(a)", 9), new Reading("(i)", 1));
    assertThat(read("C. Rent").orElseThrow().readings())
        .containsExactly(new Reading("A.", 3), new Reading("I.", 100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(هـ) الأجرة", "هـ- الأجرة", "ه. الأجرة", "ه - الأجرة"})
  void an_arabic_letter_counts_in_either_order(String line) {
    assertThat(read(line).orElseThrow().readings().stream().map(Reading::value))
        .isEqualTo(List.of(5, 26));
  }

  @ParameterizedTest
  @ValueSource(strings = {"- rent", "• rent", "* rent", "– rent", "§ rent"})
  void reads_bullets(String line) {
    assertThat(read(line).orElseThrow().is(Kind.BULLET)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "The tenant pays.",
        "Partial payment",
        "section 4.2 applies",
        "Section 4.2(b) applies",
        "Part of the rent",
        "Title: President",
        "e.g. rent",
        "(the Tenant)",
        "(and) rent",
        "2024. The rent",
        "12-month term",
        "5 - 10 years",
        "1/2 of the rent",
        "1/1/2025 يدفع",
        "3.5mm",
        "24/7 support",
        "U.S. law",
        "المادة الأولى والثانية",
        "الأول من يناير"
      })
  void other_lines_have_no_label(String line) {
    assertThat(read(line)).isEmpty();
  }

  private static Optional<Label> read(String line) {
    return LabelReader.read(LineHead.of(line, 0, line.length()).text());
  }
}
