package dev.burhan.parsers.pdf;

import static dev.burhan.parsers.pdf.PdfReading.pages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.ParsedPage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfHeadingsTest {

  private static final String BODY =
      "The tenant shall pay the rent on the first day of every month without any deduction and"
          + " without waiting for a reminder from the landlord or from anybody else.";

  @TempDir private Path folder = Path.of("set before each test");

  private ParsedPage read(Consumer<PageDraft> drawing) {
    var file =
        new PdfFixture()
            .page(
                p -> {
                  drawing.accept(p);
                  p.regular().size(11).prose(72, 300, 400, BODY + " " + BODY);
                })
            .save(folder);
    return pages(file).getFirst();
  }

  private static List<String> headings(ParsedPage page) {
    return page.headings().stream()
        .map(
            h ->
                h.depth()
                    + " "
                    + page.text().substring(h.lineStart()).lines().findFirst().orElseThrow())
        .toList();
  }

  @Test
  void larger_lines_are_headings_and_the_largest_is_outermost() {
    var page =
        read(
            p ->
                p.size(20)
                    .text(72, 760, "Lease Agreement")
                    .size(14)
                    .text(72, 720, "1. Rent")
                    .size(11)
                    .prose(72, 690, 400, BODY));

    assertThat(headings(page)).containsExactly("1 Lease Agreement", "2 1. Rent");
  }

  @Test
  void a_bold_line_alone_is_a_heading() {
    var page = read(p -> p.bold().text(72, 720, "2.1 Deposit").regular().prose(72, 690, 400, BODY));

    assertThat(headings(page)).containsExactly("1 2.1 Deposit");
  }

  @Test
  void a_bold_line_without_space_below_is_a_heading() {
    var page = read(p -> p.bold().text(72, 720, "Deposit").regular().prose(72, 706.8, 400, BODY));

    assertThat(headings(page)).containsExactly("1 Deposit");
    assertThat(page.text()).startsWith("Deposit\n\nThe tenant");
  }

  @Test
  void a_clause_that_begins_in_bold_is_no_heading() {
    var page =
        read(
            p -> {
              p.bold().text(72, 720, "2.1 Deposit.");
              double x = 72 + p.width("2.1 Deposit. ");
              p.regular().text(x, 720, "The tenant pays a deposit of three rents.");
            });

    assertThat(headings(page)).isEmpty();
  }

  @Test
  void sentences_and_labels_are_no_headings() {
    var page =
        read(
            p ->
                p.bold()
                    .text(72, 760, "This agreement was never signed.")
                    .text(72, 730, "Name:")
                    .text(72, 700, "Place ____________"));

    assertThat(headings(page)).isEmpty();
  }

  @Test
  void bold_says_nothing_where_all_is_bold() {
    var page =
        read(
            p ->
                p.bold()
                    .text(72, 760, "Deposit")
                    .prose(72, 730, 400, (BODY + " ").repeat(8).strip()));

    assertThat(headings(page)).isEmpty();
  }

  @Test
  void a_name_under_a_signature_is_no_heading() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.prose(72, 720, 400, BODY)
                        .bold()
                        .text(72, 600, "BRACKET WORKS")
                        .regular()
                        .lines(
                            72, 570, "By: John Smith who signs for all of them", "Title: Director"))
            .save(folder);

    assertThat(pages(file).getFirst().headings()).isEmpty();
  }

  @Test
  void a_heading_at_the_end_of_a_page_leads_to_the_next() {
    var file =
        new PdfFixture()
            .page(p -> p.prose(72, 720, 400, BODY).size(16).text(72, 100, "Deposit"))
            .page(p -> p.prose(72, 720, 400, BODY))
            .save(folder);

    assertThat(headings(pages(file).getFirst())).containsExactly("1 Deposit");
  }
}
