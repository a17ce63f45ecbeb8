package dev.burhan.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LineReaderTest {

  private static final String HALF_A_SENTENCE =
      "The rent is paid by the Tenant in accordance with the terms of";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# Lease | 1 | Lease",
        "### 1. Rent ### | 3 | 1. Rent",
        "## البند الأول: التعريفات | 2 | البند الأول: التعريفات",
        "Part 1 | 0 | Part 1",
        "SCHEDULE A | 0 | SCHEDULE A",
        "Chapter IV - Payment | 0 | Chapter IV - Payment",
        "Article 5: Rent | 0 | Article 5: Rent",
        "Section (3) | 0 | Section (3)",
        "Section 5. Indemnification | 0 | Section 5. Indemnification",
        "ARTICLE IV RENT | 0 | ARTICLE IV RENT",
        "12. TERM AND TERMINATION | 0 | 12. TERM AND TERMINATION",
        "12. TERM AND TERMINATION. | 0 | 12. TERM AND TERMINATION",
        "4   ASSIGNMENT | 0 | 4 ASSIGNMENT",
        "CONFIDENTIALITY | 0 | CONFIDENTIALITY",
        "**Rent and Charges** | 0 | Rent and Charges",
        "Recitals | 0 | Recitals",
        "الباب الأول | 0 | الباب الأول",
        "الفصل ٢ | 0 | الفصل ٢",
        "المادة (5): الأجرة | 0 | المادة (5): الأجرة",
        "مادة ١٢ | 0 | مادة ١٢",
        "تمهيد: | 0 | تمهيد"
      })
  void reads_headings(String line, int depth, String title) {
    assertThat(read(line)).isInstanceOf(StructureLine.Heading.class);
    var heading = (StructureLine.Heading) read(line);
    assertThat(heading.title()).isEqualTo(title);
    assertThat(heading.depth()).isEqualTo(depth);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1. Grant of License",
        "2.1 Notices",
        "3. Supply of products",
        "١. مدة العقد",
        "A. Fees"
      })
  void a_numbered_caption_with_text_below_is_a_heading(String line) {
    assertThat(all(line + "\n\nThe Tenant pays the rent.").getFirst())
        .isInstanceOf(StructureLine.Heading.class);
  }

  @Test
  void a_list_of_captions_is_no_list_of_headings() {
    assertThat(all("1. Rent\n2. Service Charge\n3. Insurance"))
        .allMatch(line -> line instanceof StructureLine.Clause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4.2 The tenant pays.",
        "  4.2.1. Rent is due.",
        "12.3) Rent is due.",
        "٤.٢ يدفع المستأجر الأجرة.",
        "1. The Tenant pays.",
        "(a) rent",
        "(iv) rent",
        "(12) rent",
        "a. rent",
        "b) rent",
        "- rent",
        "أ. الأجرة",
        "أولاً: الأجرة",
        "- x\rwith an odd end",
        "Section 5. The Tenant pays the rent on the first day of each month.",
        "المادة (1): يقصد بالأجرة المبلغ الذي يدفعه المستأجر."
      })
  void reads_clauses_and_items(String line) {
    assertThat(read(line)).isInstanceOf(StructureLine.Clause.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4.2 Term. This Agreement begins today. | 4.2 Term",
        "2. GRANT OF RIGHTS. In return the Licensor grants | 2. GRANT OF RIGHTS",
        "(a) Payment Terms: the Tenant pays | (a) Payment Terms",
        "4.2 Renewal Period; Notice. The Term is | 4.2 Renewal Period; Notice",
        "**4.2 Term.** This Agreement begins today. | 4.2 Term",
        "Section 4.2 Term. This Agreement begins today. | Section 4.2 Term",
        "4.2 مدة العقد: تبدأ المدة اليوم. | 4.2 مدة العقد"
      })
  void reads_the_caption_of_a_clause(String line, String caption) {
    assertThat(((StructureLine.Clause) read(line)).caption()).contains(caption);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4.2 The Tenant shall pay: rent.",
        "4.2 In this Agreement: rent.",
        "(2) Fuse LLC of 1565N. Central Way",
        "4.2 Rent",
        "4.2 يلتزم المستأجر بما يأتي:"
      })
  void a_sentence_is_no_caption(String line) {
    assertThat(((StructureLine.Clause) read(line)).caption()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The tenant pays.",
        "#hashtag",
        "Article 5 applies to the rent.",
        "Section 4.2 of this Agreement governs the rent.",
        "Sectional title",
        "1.5 million people live there.",
        "2.5 per cent of the rent",
        "2024. The year of the flood.",
        "30 days after the notice",
        "THE TENANT SHALL PAY THE RENT ON TIME AND IN FULL, AND SHALL KEEP THE FLAT CLEAN.",
        "يدفع المستأجر",
        "المادة الخامسة تنطبق على الأجرة؛",
        "المادة 5 من هذا القانون",
        "1.5 مليون درهم"
      })
  void reads_plain_text(String line) {
    assertThat(read(line)).isEqualTo(new StructureLine.Plain());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Section 4.2",
        "4.2 above and is due",
        "4.2 Above all it is due",
        "Article 5. It is due",
        "12. It is due on that day",
        "ARTICLE IV"
      })
  void a_label_after_half_a_sentence_refers_to_a_clause(String line) {
    var read = all(HALF_A_SENTENCE + "\n" + line + "\non the first day.");

    assertThat(read.get(1)).isEqualTo(new StructureLine.Plain());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "as it is stated in section\n\n4.2 The rent",
        "وذلك وفقاً لما هو منصوص عليه في المادة\n\n4.2 الأجرة"
      })
  void a_number_after_the_name_of_a_division_is_its_number(String text) {
    assertThat(all(text).getLast()).isEqualTo(new StructureLine.Plain());
  }

  @Test
  void a_label_after_a_whole_sentence_begins_a_clause() {
    assertThat(all(HALF_A_SENTENCE + " rent.\n4.2 The rent is due.").getLast())
        .isInstanceOf(StructureLine.Clause.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"- 4 -", "12", "Page 3 of 22", "iv", "صفحة 3 من 22", "3 │ Page"})
  void reads_page_numbers(String line) {
    assertThat(read(line)).isEqualTo(new StructureLine.Aside());
  }

  @Test
  void a_line_that_comes_back_on_every_page_is_no_heading() {
    var page = "LEASE OF FLAT PAGE %d\n\nThe Tenant pays the rent.\n\n";

    var read = all(page.formatted(1) + page.formatted(2) + page.formatted(3));

    assertThat(read.getFirst()).isEqualTo(new StructureLine.Aside());
    assertThat(all(page.formatted(1)).getFirst()).isInstanceOf(StructureLine.Heading.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a | b", "| a | b |", "1. | Rent | 500"})
  void reads_rows_of_tables(String line) {
    assertThat(read(line)).isEqualTo(new StructureLine.Row());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOW, THEREFORE, the parties agree as follows:",
        "IT IS AGREED as follows:",
        "وبناءً على ما تقدم اتفق الطرفان على ما يأتي:"
      })
  void reads_where_recitals_end(String line) {
    assertThat(read(line)).isEqualTo(new StructureLine.Agreement());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"IN WITNESS WHEREOF the parties have signed", "SIGNED by the Tenant", "التوقيعات"})
  void reads_where_signatures_begin(String line) {
    assertThat(read(line)).isEqualTo(new StructureLine.Signatures());
  }

  private static StructureLine read(String line) {
    return all(line).getFirst();
  }

  private static List<StructureLine> all(String text) {
    var lines = Lines.of(text, List.of());
    var reader = new LineReader(lines);
    var read = new ArrayList<StructureLine>();
    for (int i = 0; i < lines.count(); i++) {
      read.add(reader.read(i));
    }
    return read;
  }
}
