package dev.burhan.parsers.pdf;

import static dev.burhan.parsers.pdf.PdfReading.joined;
import static dev.burhan.parsers.pdf.PdfReading.pages;
import static dev.burhan.parsers.pdf.PdfReading.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfHyphensTest {

  @TempDir private Path folder = Path.of("set before each test");

  private Path lines(String... lines) {
    return new PdfFixture().page(p -> p.lines(72, 720, lines)).save(folder);
  }

  @Test
  void a_word_broken_at_a_line_end_is_whole_when_it_stands_whole_elsewhere() {
    var file =
        lines(
            "Each party owes the other confidentiality in all that it learns, and confiden-",
            "tiality does not end with this agreement but only five years after it.");

    assertThat(text(file)).contains("and confidentiality does not end");
  }

  @Test
  void a_word_broken_at_a_line_end_is_whole_when_another_begins_like_it() {
    var file =
        lines(
            "What is confidential stays so for as long as somebody has a use for it, and confiden-",
            "tiality does not end with this agreement but only five years after it.");

    assertThat(text(file)).contains("and confidentiality does not end");
  }

  @Test
  void a_compound_keeps_its_hyphen() {
    var file =
        lines(
            "The supplier grants the customer for the term of this agreement a worldwide non-",
            "exclusive licence to use the software on the machines that it names to the supplier.");

    assertThat(text(file)).contains("a worldwide non-exclusive licence");
  }

  @Test
  void a_compound_seen_elsewhere_keeps_its_hyphen_though_its_parts_are_words() {
    var file =
        lines(
            "A long-term lease and a longterm plan are not the same; whoever makes a long-",
            "term promise and another long-term promise keeps the second of the two first.");

    assertThat(text(file)).contains("makes a long-term promise");
  }

  @Test
  void a_suspended_hyphen_keeps_its_space() {
    var file =
        lines(
            "The accountant keeps the records of all the short-",
            "and long-term obligations of the company.");

    assertThat(text(file)).contains("all the short- and long-term obligations");
  }

  @Test
  void a_word_broken_at_a_page_end_is_whole_on_the_page_it_begins_on() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.lines(
                        72,
                        120,
                        "Each party owes the other confidentiality in all that it learns, and confiden-"))
            .page(
                p ->
                    p.lines(
                        72,
                        720,
                        "tiality does not end with this agreement but only five years after it."))
            .save(folder);

    assertThat(pages(file).getFirst().text()).endsWith("and confidentiality");
    assertThat(joined(file)).contains("and confidentiality does not end");
  }

  @Test
  void a_number_before_the_hyphen_keeps_it() {
    var file =
        lines(
            "The contract renews itself for a year unless one of the parties gives the other a 30-",
            "day notice of its end.");

    assertThat(text(file)).contains("a 30-day notice");
  }

  @Test
  void a_soft_hyphen_at_a_line_end_is_dropped() {
    assertThat(Hyphens.of(List.of("agree\u00AD", "ment")).join("agree\u00AD", "ment"))
        .isEqualTo(Hyphens.Join.DROP);
  }

  @Test
  void a_line_that_is_one_endless_word_takes_no_time() {
    var endless = "a".repeat(300_000);

    var hyphens = Hyphens.of(List.of(endless, endless + "-", endless));

    assertThat(hyphens.join(endless + "-", endless)).isEqualTo(Hyphens.Join.DROP);
  }
}
