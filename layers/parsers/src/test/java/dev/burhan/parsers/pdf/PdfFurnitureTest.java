package dev.burhan.parsers.pdf;

import static dev.burhan.parsers.pdf.PdfReading.pages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.ParsedPage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfFurnitureTest {

  private static final List<String> NUMBERS = List.of("i", "ii", "iii", "iv", "v", "vi");

  @TempDir private Path folder = Path.of("set before each test");

  /** Pages of some lines each, with furniture on every one. */
  private List<ParsedPage> read(int pages, ObjIntConsumer<PageDraft> furniture) {
    var file = new PdfFixture();
    for (int i = 1; i <= pages; i++) {
      int page = i;
      file.page(
          p -> {
            for (int line = 0; line < 12; line++) {
              p.text(
                  72,
                  700 - 30 * line,
                  "Sentence " + (char) ('a' + line) + " of page " + words(page) + ".");
            }
            furniture.accept(p, page);
          });
    }
    return pages(file.save(folder));
  }

  private static String words(int number) {
    return List.of("one", "two", "three", "four", "five", "six").get(number - 1);
  }

  private static void assertOnlySentences(List<ParsedPage> pages) {
    for (int page = 1; page <= pages.size(); page++) {
      var paragraphs = pages.get(page - 1).text().split("\n\n");
      assertThat(paragraphs).hasSize(12);
      assertThat(paragraphs[0]).isEqualTo("Sentence a of page " + words(page) + ".");
    }
  }

  @Test
  void headers_and_page_numbers_are_dropped() {
    var pages =
        read(
            4,
            (p, page) ->
                p.text(72, 800, "Supply Agreement")
                    .text(480, 800, "Draft 3")
                    .centred(40, "Page " + page + " of 4"));

    assertOnlySentences(pages);
  }

  @Test
  void numbers_in_roman_and_between_dashes_are_dropped() {
    assertOnlySentences(read(5, (p, page) -> p.centred(40, NUMBERS.get(page - 1))));
    assertOnlySentences(read(5, (p, page) -> p.centred(40, "- " + page + " -")));
  }

  @Test
  void headers_of_left_and_right_pages_are_dropped() {
    var pages =
        read(
            6,
            (p, page) ->
                p.text(page % 2 == 0 ? 72 : 420, 800, page % 2 == 0 ? "On rent" : "Lease"));

    assertOnlySentences(pages);
  }

  @Test
  void a_stamp_in_the_margin_is_dropped_when_it_returns() {
    assertOnlySentences(read(4, (p, page) -> p.upwards(30, 200, "Source: FILED, 10-K, 3/21/2019")));
  }

  @Test
  void a_title_that_is_also_the_running_header_stays() {
    var pages =
        read(
            4,
            (p, page) -> {
              if (page == 1) {
                p.size(20).centred(760, "Supply Agreement");
              } else {
                p.text(72, 800, "Supply Agreement");
              }
            });

    assertThat(pages.getFirst().text()).startsWith("Supply Agreement\n\n");
    assertThat(pages.get(1).text()).startsWith("Sentence a");
  }

  @Test
  void what_appears_once_stays() {
    var pages = read(4, (p, page) -> p.text(72, 800, page == 3 ? "Schedule of rates" : ""));

    assertThat(pages.get(2).text()).startsWith("Schedule of rates\n\n");
  }

  @Test
  void titles_that_count_up_stay() {
    var pages = read(5, (p, page) -> p.text(72, 800, "Schedule " + page));

    for (int page = 1; page <= 5; page++) {
      assertThat(pages.get(page - 1).text()).startsWith("Schedule " + page + "\n\n");
    }
  }

  @Test
  void numbers_of_a_table_at_the_top_of_pages_stay() {
    var pages = read(5, (p, page) -> p.text(72, 760, String.valueOf(page * page * 7 + 3)));

    assertThat(pages.get(3).text()).startsWith("115\n\n");
  }

  @Test
  void two_pages_lose_no_more_than_their_numbers() {
    var pages =
        read(2, (p, page) -> p.text(72, 800, "Supply Agreement").centred(40, String.valueOf(page)));

    assertThat(pages.getFirst().text()).startsWith("Supply Agreement\n\n").doesNotEndWith("1");
    assertThat(pages.getLast().text()).endsWith("Sentence l of page two.");
  }

  @Test
  void signatures_that_return_on_pages_of_their_own_stay() {
    var file = new PdfFixture();
    for (int i = 0; i < 4; i++) {
      file.page(
          p ->
              p.prose(
                  72,
                  700,
                  300,
                  "All that the parties have agreed stands on this page. ".repeat(30).strip()));
    }
    for (int i = 0; i < 4; i++) {
      file.page(
          p ->
              p.lines(
                  72, 700, "Signed on behalf of the company", "By: ________", "Title: Director"));
    }

    var pages = pages(file.save(folder));

    assertThat(pages.subList(4, 8))
        .allMatch(p -> p.text().startsWith("Signed on behalf of the company"));
  }

  @Test
  void letters_of_one_text_to_several_people_stay() {
    var file = new PdfFixture();
    for (var name : List.of("Mary", "John", "Paul", "Anne")) {
      file.page(
          p -> {
            p.text(72, 760, "Dear " + name + ",");
            for (int line = 0; line < 12; line++) {
              p.text(72, 700 - 30 * line, "Sentence " + (char) ('a' + line) + " to all.");
            }
          });
    }

    var pages = pages(file.save(folder));

    assertThat(pages).allMatch(p -> p.text().startsWith("Dear ") && p.text().endsWith("l to all."));
  }

  @Test
  void page_numbers_of_a_form_before_stand_within_pages_and_are_dropped() {
    var file = new PdfFixture();
    int number = 1;
    for (int page = 0; page < 4; page++) {
      int first = number;
      file.page(
          p -> {
            for (int line = 0; line < 40; line++) {
              boolean isBreak = line % 20 == 13;
              p.text(
                  isBreak ? 290 : 72,
                  780 - 18 * line,
                  isBreak
                      ? String.valueOf(first + line / 20)
                      : "The sentence of line " + words(1 + line % 6) + " goes over");
            }
          });
      number += 2;
    }

    var joined = PdfReading.joined(file.save(folder));

    assertThat(joined).doesNotContainPattern("\\d");
  }
}
