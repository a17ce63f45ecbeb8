package dev.burhan.parsers.pdf;

import static dev.burhan.parsers.pdf.PdfReading.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfTablesTest {

  @TempDir private Path folder = Path.of("set before each test");

  @Test
  void rows_are_lines_and_cells_are_parted_by_tabs() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.lines(72, 700, "Item", "Steel bracket", "Copper pipe")
                        .lines(250, 700, "Number", "40", "7")
                        .lines(400, 700, "Price", "12.50", "9.75"))
            .save(folder);

    assertThat(text(file))
        .isEqualTo("Item\tNumber\tPrice\nSteel bracket\t40\t12.50\nCopper pipe\t7\t9.75");
  }

  @Test
  void a_cell_goes_on_below_itself() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.lines(72, 700, "Affiliate")
                        .prose(
                            200,
                            700,
                            300,
                            "any company that controls a party, is controlled by it or stands with it under the control of a third")
                        .text(72, 660, "Day")
                        .text(200, 660, "any day"))
            .save(folder);

    assertThat(text(file))
        .isEqualTo(
            "Affiliate\tany company that controls a party, is controlled by it or stands with it"
                + " under the control of a third\nDay\tany day");
  }

  @Test
  void drawn_cells_are_read_whole() {
    var file =
        new PdfFixture()
            .page(
                p -> {
                  for (double x : new double[] {70, 180, 330}) {
                    p.rule(x, 640, x, 715);
                  }
                  for (double y : new double[] {640, 670, 715}) {
                    p.rule(70, y, 330, y);
                  }
                  p.lines(75, 700, "Duty of the", "Supplier")
                      .lines(185, 700, "to deliver the goods in", "good time and whole");
                  p.lines(75, 658, "Duty of all").lines(185, 658, "to be kind");
                })
            .save(folder);

    assertThat(text(file))
        .isEqualTo(
            "Duty of the Supplier\tto deliver the goods in good time and whole\n"
                + "Duty of all\tto be kind");
  }

  @Test
  void a_table_stands_between_the_paragraphs_around_it() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.text(72, 700, "The prices are these:")
                        .lines(72, 680, "Bracket", "Pipe")
                        .lines(300, 680, "12.50", "9.75")
                        .text(72, 640, "They hold for a year."))
            .save(folder);

    assertThat(text(file))
        .isEqualTo("The prices are these:\n\nBracket\t12.50\nPipe\t9.75\n\nThey hold for a year.");
  }

  @Test
  void a_line_stretched_to_the_full_width_is_no_row() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.text(72, 713, "This line is as wide as the column in which it stands with")
                        .text(72, 700, "five")
                        .text(128, 700, "words")
                        .text(192, 700, "stretched")
                        .text(271, 700, "very")
                        .text(328, 700, "wide")
                        .text(72, 687, "Mary, who ends the sentence."))
            .save(folder);

    assertThat(text(file))
        .doesNotContain("\t")
        .contains("stands with five words stretched very wide Mary");
  }
}
