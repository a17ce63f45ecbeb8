package dev.burhan.parsers.word;

import static dev.burhan.parsers.testing.DocxFixture.p;
import static dev.burhan.parsers.testing.DocxFixture.row;
import static dev.burhan.parsers.testing.DocxFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.parsers.testing.DocxFixture;
import dev.burhan.parsers.testing.Reading;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocxTablesTest {

  private final Path folder;

  DocxTablesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private String read(String... body) {
    return new Reading(new DocxParser()).text(DocxFixture.of(body).write(folder));
  }

  private static String tr(String... cells) {
    return "<w:tr>" + String.join("", cells) + "</w:tr>";
  }

  private static String tc(String... content) {
    return "<w:tc>" + String.join("", content) + "</w:tc>";
  }

  private static String tbl(String... rows) {
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + String.join("", rows) + "</w:tbl>";
  }

  @Test
  void a_row_is_a_line() {
    assertThat(read(p("Before."), table(row("Item", "Price"), row("Rent", "100")), p("Behind.")))
        .isEqualTo("Before.\n\nItem | Price\nRent | 100\n\nBehind.");
  }

  @Test
  void two_tables_are_parted() {
    assertThat(read(table(row("a", "b")), table(row("c", "d")))).isEqualTo("a | b\n\nc | d");
  }

  @Test
  void empty_cells_keep_the_columns_and_empty_rows_vanish() {
    assertThat(read(table(row("a", "", "c"), row("", "", ""), row("", "b"), row("x", "", ""))))
        .isEqualTo("a |  | c\n| b\nx");
  }

  @Test
  void paragraphs_and_line_breaks_in_a_cell_become_spaces() {
    assertThat(
            read(
                tbl(
                    tr(
                        tc(p("a"), "<w:p><w:r><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>"),
                        tc(p("d"))))))
        .isEqualTo("a b c | d");
  }

  @Test
  void a_cell_that_another_covers_is_empty() {
    var covered = "<w:tcPr><w:vMerge/></w:tcPr>";

    assertThat(
            read(
                tbl(
                    tr(
                        tc("<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>", p("Fees")),
                        tc(p("Rent"))),
                    tr(tc(covered, p("unseen")), tc(p("Heating"))),
                    tr(tc("<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>", p("Total"))))))
        .isEqualTo("Fees | Rent\n| Heating\nTotal");
  }

  @Test
  void a_table_in_a_cell_stands_on_the_line_of_its_row() {
    assertThat(
            read(
                tbl(tr(tc(p("Fees")), tc(table(row("Rent", "100"), row("Heating", "20")), p(""))))))
        .isEqualTo("Fees | Rent, 100; Heating, 20");
  }

  @Test
  void a_frame_around_paragraphs_leaves_them_paragraphs() {
    assertThat(read(tbl(tr(tc(p("One."), p("Two."), table(row("a", "b"))))), p("Three.")))
        .isEqualTo("One.\n\nTwo.\n\na | b\n\nThree.");
  }

  @Test
  void columns_of_prose_become_paragraphs() {
    var long1 = "The tenant pays the rent on the first day of each month. ".repeat(10).strip();
    var long2 = "يدفع المستأجر الإيجار في أول يوم من كل شهر. ".repeat(10).strip();

    assertThat(
            read(
                tbl(
                    tr(tc(p("Article 1"), p(long1)), tc(p("المادة 1"), p(long2))),
                    tr(tc(p("a")), tc(p("b"))))))
        .isEqualTo("Article 1\n\n" + long1 + "\n\nالمادة 1\n\n" + long2 + "\n\na | b");
  }

  @Test
  void deleted_and_hidden_rows_and_cells_are_left_out() {
    assertThat(
            read(
                tbl(
                    tr("<w:trPr><w:del w:id=\"1\"/></w:trPr>", tc(p("x")), tc(p("y"))),
                    tr("<w:trPr><w:hidden/></w:trPr>", tc(p("x")), tc(p("y"))),
                    tr(
                        "<w:trPr><w:ins w:id=\"1\"/></w:trPr>",
                        tc(p("a")),
                        tc("<w:tcPr><w:cellDel w:id=\"1\"/></w:tcPr>", p("y")),
                        tc(p("c"))))))
        .isEqualTo("a | c");
  }

  @Test
  void content_controls_around_rows_and_cells_are_transparent() {
    var open = "<w:sdt><w:sdtPr/><w:sdtContent>";
    var close = "</w:sdtContent></w:sdt>";

    assertThat(read(tbl(open, tr(tc(p("a")), open, tc(p("b")), close), close))).isEqualTo("a | b");
  }
}
