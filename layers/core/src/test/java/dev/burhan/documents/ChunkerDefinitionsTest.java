package dev.burhan.documents;

import static dev.burhan.documents.ChunkerStructureTest.chunk;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Says how definitions and tables become chunks. */
final class ChunkerDefinitionsTest {

  @Test
  void each_definition_is_a_chunk_below_its_term() {
    var chunks =
        chunk(
            """
            ## 1. Definitions

            1.1 In this Agreement:

            (a) "Flat" means the flat.

            (b) "Business Day" means a day.

            1.2 Writing includes e-mail.
            """);

    assertThat(chunks.stream().map(Chunk::text))
        .containsExactly(
            "1.1 In this Agreement:",
            "(a) \"Flat\" means the flat.",
            "(b) \"Business Day\" means a day.",
            "1.2 Writing includes e-mail.");
    assertThat(chunks.get(2).headings()).containsExactly("1. Definitions", "Business Day");
    assertThat(chunks.get(2).parent()).contains(0);
    assertThat(chunks.get(3).parent()).isEmpty();
  }

  @Test
  void definitions_may_follow_line_by_line() {
    var chunks =
        chunk(
            """
            1. Definitions
            1.1 These apply in this agreement.
            Business Day: a day when banks are open.
            Control: the power to direct the affairs
            of another person.
            Initial Term has the meaning given to it in clause 12.
            """);

    assertThat(chunks.stream().skip(1).map(chunk -> chunk.headings().getLast()))
        .containsExactly("Business Day", "Control", "Initial Term");
    assertThat(chunks.get(2).text()).endsWith("another person.");
  }

  @Test
  void a_definition_keeps_its_own_items() {
    var chunks =
        chunk("1.1 \"Charges\" means:\n\n(a) water; and\n\n(b) light.\n\n1.2 \"Flat\" means this.");

    assertThat(chunks).hasSize(2);
    assertThat(chunks.getFirst().text()).endsWith("(b) light.");
    assertThat(chunks.getFirst().headings()).containsExactly("Charges");
  }

  @Test
  void arabic_definitions_are_found_by_their_term() {
    var chunks =
        chunk(
            """
            المادة 1: التعريفات

            يُقصد بالكلمات الآتية المعاني المبينة قرين كل منها:

            (أ) العامل: كل شخص طبيعي.

            (ب) الأجر: ما يُدفع للعامل.

            المادة 2: السريان

            يُقصد بـ«المستودع» المبنى.
            """);

    assertThat(chunks.stream().map(chunk -> chunk.headings().getLast()))
        .containsExactly("المادة 1: التعريفات", "العامل", "الأجر", "المستودع");
    assertThat(chunks.stream().map(Chunk::parent))
        .containsExactly(Optional.empty(), Optional.of(0), Optional.of(0), Optional.empty());
  }

  @Test
  void the_rows_of_a_table_stay_together() {
    var table = "Fee | Amount\n1. | EUR 5\n4.2 | EUR 6";

    var chunks = chunk("# Fees\n\nBefore.\n\n" + table + "\n\nAfter.");

    assertThat(chunks).hasSize(1);
    assertThat(chunks.getFirst().text()).contains(table);
  }

  @Test
  void the_parts_of_a_long_table_have_its_head_in_their_path() {
    var row = "Repair of doors and windows | EUR 120\n";

    var chunks = chunk("# Fees\n\nWork | Price\n|---|---|\n" + row.repeat(100));

    assertThat(chunks).hasSizeGreaterThan(2);
    assertThat(chunks.getFirst().headings()).containsExactly("Fees");
    assertThat(chunks.getFirst().text()).startsWith("Work | Price\n|---|---|\nRepair");
    assertThat(chunks.stream().skip(1))
        .allMatch(chunk -> chunk.headings().getLast().equals("Work | Price"))
        .allMatch(chunk -> chunk.text().startsWith("Repair") && chunk.text().endsWith("120"))
        .allMatch(chunk -> chunk.parent().equals(Optional.of(0)));
  }
}
