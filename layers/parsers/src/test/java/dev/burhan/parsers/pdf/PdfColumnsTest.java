package dev.burhan.parsers.pdf;

import static dev.burhan.parsers.pdf.PdfReading.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfColumnsTest {

  private static final String LEFT =
      "The left column comes first and is read to its end before anything of the other one is"
          + " looked at, however level their lines may stand with each other on the page.";
  private static final String RIGHT =
      "The right column is read after it, from its top to its bottom, and only then what stands"
          + " across the page below both of them, where there is any such thing.";
  private static final String THIRD =
      "A third column, where there is one, is read last of all three and has nothing to say that"
          + " the others have not said before it in their own words.";

  @TempDir private Path folder = Path.of("set before each test");

  @Test
  void two_columns_are_read_one_after_the_other() {
    var file =
        new PdfFixture()
            .page(p -> p.prose(72, 700, 200, LEFT).prose(300, 700, 200, RIGHT))
            .save(folder);

    assertThat(text(file)).isEqualTo(LEFT + "\n\n" + RIGHT);
  }

  @Test
  void three_columns_are_read_one_after_the_other() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.prose(60, 700, 140, LEFT)
                        .prose(225, 700, 140, RIGHT)
                        .prose(390, 700, 140, THIRD))
            .save(folder);

    assertThat(text(file)).isEqualTo(LEFT + "\n\n" + RIGHT + "\n\n" + THIRD);
  }

  @Test
  void what_stands_across_the_page_parts_columns_above_from_those_below() {
    var across =
        "This sentence stands across the whole page between the columns above it and those below.";
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.prose(72, 700, 200, LEFT)
                        .prose(300, 700, 200, RIGHT)
                        .text(72, 500, across)
                        .prose(72, 450, 200, RIGHT)
                        .prose(300, 450, 200, LEFT))
            .save(folder);

    assertThat(text(file).split("\n\n")).containsExactly(LEFT, RIGHT, across, RIGHT, LEFT);
  }

  @Test
  void a_sentence_goes_on_in_the_next_column() {
    var start =
        "The first column ends in the middle of a sentence, which is what most columns do when a"
            + " page is full and the text is not, so that the reader has to look for";
    var end =
        "the rest of it at the top of the next one, where it goes on as if nothing had happened"
            + " and ends at last after some more lines, which nobody would have read in the middle"
            + " of the other column.";
    var file =
        new PdfFixture()
            .page(p -> p.prose(72, 700, 200, start).prose(300, 700, 200, end))
            .save(folder);

    assertThat(text(file)).isEqualTo(start + " " + end);
  }

  @Test
  void labels_with_values_are_no_columns() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.lines(72, 700, "Name:", "Address:", "Date of birth:", "Telephone:")
                        .lines(
                            250,
                            700,
                            "Mary Miller",
                            "14 Millrace Way, Aldersby",
                            "1 May 1980",
                            "0123 456"))
            .save(folder);

    assertThat(text(file).split("\n"))
        .containsExactly(
            "Name:\tMary Miller",
            "Address:\t14 Millrace Way, Aldersby",
            "Date of birth:\t1 May 1980",
            "Telephone:\t0123 456");
  }

  @Test
  void signatures_side_by_side_are_no_columns() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.lines(
                            72,
                            300,
                            "Seller:",
                            "By: ________",
                            "Name: John Smith",
                            "Title: Director")
                        .lines(
                            330,
                            300,
                            "Buyer:",
                            "By: ________",
                            "Name: Mary Miller",
                            "Title: Manager"))
            .save(folder);

    assertThat(text(file).split("\n"))
        .containsExactly(
            "Seller:\tBuyer:",
            "By: ________\tBy: ________",
            "Name: John Smith\tName: Mary Miller",
            "Title: Director\tTitle: Manager");
  }

  @Test
  void a_last_page_of_a_few_lines_is_read_in_the_columns_of_those_before() {
    var file =
        new PdfFixture()
            .page(p -> p.prose(72, 700, 200, LEFT).prose(300, 700, 200, RIGHT))
            .page(
                p ->
                    p.prose(
                            72,
                            700,
                            200,
                            "Two lines are all that is left on the last page for the left.")
                        .prose(
                            300,
                            700,
                            200,
                            "And two more for the right, which must not mix with them."))
            .save(folder);

    assertThat(PdfReading.pages(file).getLast().text())
        .isEqualTo(
            "Two lines are all that is left on the last page for the left.\n\n"
                + "And two more for the right, which must not mix with them.");
  }

  @Test
  void text_beside_text_of_another_direction_is_read_on_its_own() {
    var file =
        new PdfFixture()
            .page(p -> p.prose(72, 700, 400, LEFT).upwards(30, 300, "Copy for the files"))
            .save(folder);

    assertThat(text(file)).isEqualTo(LEFT + "\n\nCopy for the files");
  }
}
