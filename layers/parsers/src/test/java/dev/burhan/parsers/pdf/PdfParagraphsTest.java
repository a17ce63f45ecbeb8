package dev.burhan.parsers.pdf;

import static dev.burhan.parsers.pdf.PdfReading.pages;
import static dev.burhan.parsers.pdf.PdfReading.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfParagraphsTest {

  private static final String FIRST =
      "The tenant shall pay the rent on the first day of every month without any deduction and"
          + " without waiting for a reminder from the landlord or from anybody else.";
  private static final String SECOND =
      "The landlord shall keep the roof and the outer walls in good repair at all times, unless the"
          + " tenant has damaged them with intent or by gross negligence.";

  @TempDir private Path folder = Path.of("set before each test");

  @Test
  void lines_of_a_paragraph_are_joined_with_spaces() {
    var file = new PdfFixture().page(p -> p.prose(72, 720, 250, FIRST)).save(folder);

    assertThat(text(file)).isEqualTo(FIRST);
  }

  @Test
  void space_between_lines_begins_a_paragraph() {
    var file =
        new PdfFixture()
            .page(p -> p.prose(72, 720, 250, FIRST).prose(72, 600, 250, SECOND))
            .save(folder);

    assertThat(text(file)).isEqualTo(FIRST + "\n\n" + SECOND);
  }

  @Test
  void an_indent_after_the_end_of_a_sentence_begins_a_paragraph() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.lines(
                            72,
                            720,
                            "The first paragraph goes over the whole of this line and",
                            "ends on the next.")
                        .text(92, 693.6, "The second begins further in and goes over the")
                        .text(72, 680.4, "end of its line as well before it comes to its end."))
            .save(folder);

    assertThat(text(file))
        .isEqualTo(
            "The first paragraph goes over the whole of this line and ends on the next.\n\n"
                + "The second begins further in and goes over the end of its line as well before it"
                + " comes to its end.");
  }

  @Test
  void clauses_and_their_items_begin_paragraphs_without_extra_space() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.lines(
                        72,
                        720,
                        "1.1 The supplier shall deliver the goods to the place that the customer",
                        "names in the order:",
                        "(a) on the day agreed; and",
                        "(b) with the papers that the customs office asks for.",
                        "1.2 Risk passes with delivery."))
            .save(folder);

    assertThat(text(file).split("\n\n"))
        .containsExactly(
            "1.1 The supplier shall deliver the goods to the place that the customer names in the"
                + " order:",
            "(a) on the day agreed; and",
            "(b) with the papers that the customs office asks for.",
            "1.2 Risk passes with delivery.");
  }

  @Test
  void a_clause_number_at_the_beginning_of_a_line_does_not_cut_a_sentence() {
    var sentence =
        "The notice must be given in the manner and at the address that are set out in section"
            + " 4.2 of this agreement, or it has no effect whatsoever between the parties.";
    // At this width the second line begins with the number.
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.lines(
                        72,
                        720,
                        sentence.substring(0, sentence.indexOf(" 4.2")),
                        "4.2 of this agreement, or it has no effect whatsoever between the parties."))
            .save(folder);

    assertThat(text(file)).isEqualTo(sentence);
  }

  @Test
  void the_number_of_a_clause_set_apart_stays_with_its_clause() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.text(72, 720, "2.")
                        .text(108, 720, "Term")
                        .text(72, 690, "2.1")
                        .text(108, 690, "The term is a year."))
            .save(folder);

    assertThat(text(file)).isEqualTo("2. Term\n\n2.1 The term is a year.");
  }

  @Test
  void lines_ended_on_purpose_stay_lines() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.lines(
                        72,
                        720,
                        "Notices to the supplier are sent to it at the address that follows, unless it",
                        "has named another:",
                        "Bracket Works Limited",
                        "14 Millrace Way",
                        "Aldersby",
                        "United Kingdom"))
            .save(folder);

    assertThat(text(file))
        .endsWith("\n\nBracket Works Limited\n14 Millrace Way\nAldersby\nUnited Kingdom");
  }

  @Test
  void raised_letters_stay_in_their_word() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.text(72, 720, "on the 1")
                        .size(7)
                        .text(108, 724, "st")
                        .size(11)
                        .text(116, 720, "of May"))
            .save(folder);

    assertThat(text(file)).isEqualTo("on the 1st of May");
  }

  @Test
  void words_are_told_apart_where_no_spaces_are_drawn() {
    var file =
        new PdfFixture()
            .page(
                p -> {
                  double x = 72;
                  for (var word : "No space is drawn between these words".split(" ", -1)) {
                    p.text(x, 720, word);
                    x += p.width(word + " ");
                  }
                })
            .save(folder);

    assertThat(text(file)).isEqualTo("No space is drawn between these words");
  }

  @Test
  void lines_moved_to_by_the_operator_that_shows_them_are_read() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.text(72, 720, "These lines are drawn by an operator")
                        .raw("BT /F1 11 Tf 13 TL 1 0 0 1 72 720 Tm T* (that moves to the next) Tj")
                        .raw(" (line before it shows a text,) ' 0 0 (or another.) \" ET"))
            .save(folder);

    assertThat(text(file))
        .isEqualTo(
            "These lines are drawn by an operator that moves to the next line before it shows a"
                + " text, or another.");
  }

  @Test
  void letters_drawn_in_any_order_are_read_from_left_to_right() {
    var file =
        new PdfFixture()
            .page(p -> p.text(150, 720, "third").text(72, 720, "first").text(100, 720, "second"))
            .save(folder);

    assertThat(text(file)).isEqualTo("first second third");
  }

  @Test
  void letters_spread_for_effect_are_one_word() {
    var file = new PdfFixture().page(p -> p.raw("4 Tc\n").text(72, 720, "AGREEMENT")).save(folder);

    assertThat(text(file)).isEqualTo("AGREEMENT");
  }

  @Test
  void text_drawn_twice_to_look_bold_is_read_once() {
    var file =
        new PdfFixture()
            .page(p -> p.text(72, 720, "All hollow balls").text(72.4, 720, "All hollow balls"))
            .save(folder);

    assertThat(text(file)).isEqualTo("All hollow balls");
  }

  @Test
  void ligatures_are_letters_and_quotes_and_dashes_stay() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.text(72, 720, "a “term” – so it’s called.")
                        .shapes(
                            new ArabicFont(p.document(), "ﬁ", "ﬂ", "n", "e"),
                            72,
                            690,
                            "ﬁ",
                            "n",
                            "e",
                            " ",
                            "ﬂ"))
            .save(folder);

    assertThat(text(file)).isEqualTo("a “term” – so it’s called.\n\nfine fl");
  }

  private Path stated(String text, String shapes) {
    return new PdfFixture()
        .page(
            p ->
                p.text(72, 800, "Above.")
                    .raw(
                        "BT /F1 11 Tf 72 700 Td (con) Tj /Span <</ActualText (%s)>> BDC (%s) Tj EMC (dent) Tj ET"
                            .formatted(text, shapes)))
        .save(folder);
  }

  @Test
  void characters_the_file_states_stand_for_its_shapes() {
    assertThat(text(stated("fi", "@"))).endsWith("confident");
  }

  @Test
  void a_letter_the_file_states_for_another_is_not_believed() {
    assertThat(text(stated("k", "fi"))).endsWith("conkdent");
    assertThat(text(stated("k", "f"))).endsWith("confdent");
  }

  @Test
  void a_statement_about_more_than_its_shapes_is_not_believed() {
    assertThat(text(stated("that the rent is forgiven", "fi"))).endsWith("confident");
  }

  @Test
  void a_sentence_goes_on_over_the_page_break() {
    var file =
        new PdfFixture()
            .page(
                p ->
                    p.prose(
                        72,
                        120,
                        300,
                        "The supplier shall not be liable for any loss that the customer suffers because the goods were used in a way that"))
            .page(
                p ->
                    p.prose(
                        72,
                        720,
                        300,
                        "the instructions do not allow. The customer bears such loss."))
            .save(folder);

    assertThat(pages(file).getFirst().continues()).isTrue();
    assertThat(PdfReading.joined(file))
        .contains("used in a way that the instructions do not allow.");
  }

  @Test
  void a_sentence_that_ended_does_not_go_on_over_the_page_break() {
    var file =
        new PdfFixture()
            .page(p -> p.prose(72, 720, 300, FIRST))
            .page(p -> p.prose(72, 720, 300, SECOND))
            .save(folder);

    assertThat(pages(file).getFirst().continues()).isFalse();
  }

  @Test
  void a_sentence_goes_on_over_the_page_break_beneath_a_footer() {
    var words = List.of("first", "second", "third", "fourth");
    var file = new PdfFixture();
    for (int i = 0; i < 4; i++) {
      int page = i;
      file.page(
          p ->
              p.text(72, 800, "Supply Agreement")
                  .prose(
                      72,
                      720,
                      300,
                      words.get(page)
                          + " of the goods "
                          + words.get(3 - page)
                          + " named are delivered to the place that the customer names in the "
                          + words.get(page)
                          + " order and the")
                  .centred(40, String.valueOf(page + 1)));
    }

    var joined = PdfReading.joined(file.save(folder));

    assertThat(joined)
        .contains("in the first order and the second of the goods")
        .doesNotContain("Supply");
  }
}
