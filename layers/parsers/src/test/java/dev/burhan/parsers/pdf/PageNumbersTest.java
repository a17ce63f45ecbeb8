package dev.burhan.parsers.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "3, 3",
    "- 3 -, 3",
    "Page 3 of 12, 3",
    "page 3, 3",
    "3/12, 3",
    "[3], 3",
    "A-3, 3",
    "iv, 4",
    "XIX, 19",
    "صفحة 3 من 12, 3",
    "٣, 3"
  })
  void page_numbers_are_read(String line, int number) {
    assertThat(PageNumbers.read(line)).hasValue(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3.", "(a)", "3 days", "mix", "Section 3", "12345", "$3"})
  void other_lines_are_no_page_numbers(String line) {
    assertThat(PageNumbers.read(line)).isEmpty();
  }

  @Test
  void lines_are_the_same_when_their_numbers_grow_with_the_pages() {
    var first = PageNumbers.fold("Lease of 1 May 2020 | 3");

    assertThat(first.isSame(PageNumbers.fold("Lease of 1 May 2020 | 5"), 2)).isTrue();
    assertThat(first.isSame(PageNumbers.fold("Lease of 1 May 2020 | 6"), 2)).isFalse();
    assertThat(first.isSame(PageNumbers.fold("Lease of 2 May 2021 | 5"), 2)).isFalse();
  }

  @Test
  void a_heading_with_another_number_is_another_line() {
    assertThat(PageNumbers.fold("Schedule 3").isSame(PageNumbers.fold("Schedule 4"), 1)).isFalse();
  }

  @Test
  void a_page_number_beside_a_heading_may_grow() {
    var first = PageNumbers.fold("Chapter 2: Rent\t3");

    assertThat(first.isSame(PageNumbers.fold("Chapter 2: Rent\t4"), 1)).isTrue();
    assertThat(first.isSame(PageNumbers.fold("Chapter 3: Rent\t4"), 1)).isFalse();
  }

  @Test
  void a_number_longer_than_any_counts_by_its_last_digits() {
    var first = PageNumbers.fold("9".repeat(50) + "1");

    assertThat(first.isSame(PageNumbers.fold("9".repeat(50) + "2"), 1)).isTrue();
  }
}
