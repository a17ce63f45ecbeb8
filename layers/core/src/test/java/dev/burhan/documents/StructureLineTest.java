package dev.burhan.documents;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StructureLineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# Lease | 1 | Lease",
        "### 1. Rent ### | 3 | 1. Rent",
        "## البند الأول: التعريفات | 2 | البند الأول: التعريفات",
        "Part 1 | 2 | Part 1",
        "SCHEDULE A | 2 | SCHEDULE A",
        "Chapter IV - Payment | 3 | Chapter IV - Payment",
        "Article 5: Rent | 4 | Article 5: Rent",
        "Section (3) | 4 | Section (3)",
        "الباب الأول | 2 | الباب الأول",
        "الفصل ٢ | 3 | الفصل ٢",
        "المادة (5): الأجرة | 4 | المادة (5): الأجرة",
        "مادة ١٢ | 4 | مادة ١٢"
      })
  void reads_headings(String line, int depth, String title) {
    assertThat(StructureLine.read(line)).isEqualTo(new StructureLine.Heading(depth, title));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4.2 The tenant pays.", "  4.2.1. Rent", "12.3) Rent", "٤.٢ يدفع المستأجر"})
  void reads_clauses(String line) {
    assertThat(StructureLine.read(line)).isEqualTo(new StructureLine.Clause());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a) rent",
        "(iv) rent",
        "(12) rent",
        "1. Rent",
        "2) Rent",
        "a. rent",
        "b) rent",
        "- rent",
        "• rent",
        "أ. الأجرة",
        "(ب) الأجرة",
        "أولاً: الأجرة",
        "ثانيا - الأجرة",
        "- x\rwith an odd end"
      })
  void reads_items(String line) {
    assertThat(StructureLine.read(line)).isEqualTo(new StructureLine.Item());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The tenant pays.",
        "#hashtag",
        "Article 5 applies to the rent.",
        "Partial payment",
        "Sectional title",
        "يدفع المستأجر",
        "المادة الخامسة تنطبق على الأجرة؛"
      })
  void reads_plain_text(String line) {
    assertThat(StructureLine.read(line)).isEqualTo(new StructureLine.Plain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\r"})
  void reads_blank_lines(String line) {
    assertThat(StructureLine.read(line)).isEqualTo(new StructureLine.Blank());
  }

  @Test
  void a_long_line_is_no_heading() {
    assertThat(StructureLine.read("# " + "a ".repeat(100))).isEqualTo(new StructureLine.Plain());
    assertThat(StructureLine.read("Article 5 " + "a ".repeat(100)))
        .isEqualTo(new StructureLine.Plain());
  }

  /** These overflowed the stack or took time in the square of their length. */
  @Test
  void hostile_lines_are_read_in_linear_time() {
    for (var line :
        List.of(
            "1" + ".1".repeat(300_000) + "x",
            "# a" + " ".repeat(300_000) + "b",
            "# " + "#".repeat(300_000) + " x",
            "1".repeat(600_000),
            "-" + " ".repeat(300_000) + "\u2028")) {
      assertTimeoutPreemptively(
          ofSeconds(20), () -> assertThat(StructureLine.read(line)).isNotNull());
    }
  }
}
