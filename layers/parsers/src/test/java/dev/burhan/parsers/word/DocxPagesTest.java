package dev.burhan.parsers.word;

import static dev.burhan.parsers.testing.DocxFixture.p;
import static dev.burhan.parsers.testing.DocxFixture.r;
import static dev.burhan.parsers.testing.DocxFixture.t;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.ParsedPage;
import dev.burhan.parsers.testing.DocxFixture;
import dev.burhan.parsers.testing.Reading;
import dev.burhan.structure.HeadingMark;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocxPagesTest {

  private static final String BREAK = "<w:r><w:br w:type=\"page\"/></w:r>";
  private static final String LAID_OUT = "<w:r><w:lastRenderedPageBreak/></w:r>";

  private final Path folder;

  DocxPagesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private List<ParsedPage> read(String... body) {
    return new Reading(new DocxParser()).pages(DocxFixture.of(body).write(folder));
  }

  private List<String> texts(String... body) {
    return read(body).stream().map(ParsedPage::text).toList();
  }

  private static String section(String type) {
    return "<w:sectPr><w:type w:val=\"" + type + "\"/></w:sectPr>";
  }

  @Test
  void all_is_page_one_without_breaks() {
    assertThat(texts(p("one"), p("two"))).containsExactly("one\n\ntwo");
  }

  @Test
  void a_break_of_the_authors_begins_a_page() {
    assertThat(read(p("one"), "<w:p>" + BREAK + "</w:p>", p("two")))
        .containsExactly(ParsedPage.of("one"), ParsedPage.of("two"));
  }

  @Test
  void a_paragraph_goes_on_over_the_end_of_a_page() {
    assertThat(read("<w:p>", r("The rent "), LAID_OUT, r("is due."), "</w:p>", p("Next.")))
        .containsExactly(
            new ParsedPage("The rent", List.of(), false, true), ParsedPage.of("is due.\n\nNext."));
    assertThat(read("<w:p>", r("The rent "), BREAK, r("is due."), "</w:p>"))
        .containsExactly(
            new ParsedPage("The rent", List.of(), false, true), ParsedPage.of("is due."));
  }

  @Test
  void a_paragraph_that_begins_on_a_page_goes_on_from_none() {
    assertThat(read(p("one"), "<w:p>", LAID_OUT, r("two"), "</w:p>"))
        .containsExactly(ParsedPage.of("one"), ParsedPage.of("two"));
    assertThat(read("<w:p>", r("one"), BREAK, "</w:p>", p("two")))
        .containsExactly(ParsedPage.of("one"), ParsedPage.of("two"));
  }

  @Test
  void a_paragraph_may_fill_pages() {
    assertThat(read("<w:p>", r("a"), LAID_OUT, r("b"), LAID_OUT, r("c"), "</w:p>"))
        .containsExactly(
            new ParsedPage("a", List.of(), false, true),
            new ParsedPage("b", List.of(), false, true),
            ParsedPage.of("c"));
  }

  @Test
  void the_layout_repeats_the_breaks_of_the_author() {
    assertThat(
            texts(
                p("one"),
                "<w:p>" + BREAK + "</w:p>",
                p(""),
                "<w:p>",
                LAID_OUT,
                r("two"),
                "</w:p>",
                "<w:p>",
                LAID_OUT,
                r("three"),
                "</w:p>"))
        .containsExactly("one", "two", "three");
  }

  @Test
  void pages_without_text_count() {
    assertThat(texts(p("one"), "<w:p>" + BREAK + BREAK + "</w:p>", p("three")))
        .containsExactly("one", "", "three");
    assertThat(
            texts(
                p("one"),
                "<w:p>" + BREAK + "<w:r><w:drawing/></w:r>" + LAID_OUT + "</w:p>",
                p("three")))
        .containsExactly("one", "", "three");
  }

  @Test
  void a_paragraph_may_ask_for_a_new_page() {
    assertThat(
            texts(
                p("<w:pageBreakBefore/>", "one"),
                p("<w:pageBreakBefore/>", "two"),
                p("<w:pageBreakBefore w:val=\"0\"/>", "more")))
        .containsExactly("one", "two\n\nmore");
    assertThat(
            texts(
                p("one"),
                "<w:p><w:pPr><w:pageBreakBefore/></w:pPr>" + LAID_OUT + r("two") + "</w:p>"))
        .containsExactly("one", "two");
  }

  @Test
  void sections_begin_pages_unless_they_say_otherwise() {
    assertThat(texts(p(section("continuous"), "one"), p("two"), section("nextPage")))
        .containsExactly("one", "two");
    assertThat(texts(p(section("nextPage"), "one"), p("two"), section("continuous")))
        .containsExactly("one\n\ntwo");
    assertThat(texts(p("<w:sectPr/>", "one"), p("two"), "<w:sectPr/>"))
        .containsExactly("one", "two");
    assertThat(texts(p("<w:sectPr/>", "one"), "<w:p>", LAID_OUT, r("two"), "</w:p>", "<w:sectPr/>"))
        .containsExactly("one", "two");
    assertThat(texts(p("<w:sectPr/>", "one"), p("two"))).containsExactly("one\n\ntwo");
  }

  @Test
  void a_section_cannot_end_within_a_table() {
    var cell = p("a") + p("<w:sectPr/>", "b") + p("c");

    assertThat(
            texts(
                p("x"),
                "<w:tbl><w:tr><w:tc>" + cell + "</w:tc></w:tr></w:tbl>",
                p("<w:sectPr/>", "y"),
                p("z"),
                "<w:sectPr/>"))
        .containsExactly("x\n\na\n\nb\n\nc\n\ny", "z");
  }

  @Test
  void headings_are_counted_from_the_beginning_of_their_page() {
    var heading = p("<w:outlineLvl w:val=\"0\"/>", "Term");

    var pages = read(p("one"), "<w:p>" + BREAK + "</w:p>", p("two"), heading);

    assertThat(pages.get(0).headings()).isEmpty();
    assertThat(pages.get(1).headings()).containsExactly(new HeadingMark(5, 1));
  }

  @Test
  void a_heading_over_two_pages_is_one_where_it_begins() {
    var pages =
        read(
            "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>",
            r("Rent and "),
            LAID_OUT,
            r("term"),
            "</w:p>");

    assertThat(pages)
        .containsExactly(
            new ParsedPage("Rent and", List.of(new HeadingMark(0, 1)), false, true),
            ParsedPage.of("term"));
  }

  @Test
  void a_number_goes_behind_the_break() {
    var pages =
        new Reading(new DocxParser())
            .pages(
                DocxFixture.of(
                        p("one"),
                        "<w:p><w:pPr>"
                            + DocxFixture.numPr(1, 0)
                            + "</w:pPr>"
                            + LAID_OUT
                            + r("two")
                            + "</w:p>")
                    .list(DocxFixture.level(0, "decimal", "%1."))
                    .write(folder));

    assertThat(pages).containsExactly(ParsedPage.of("one"), ParsedPage.of("1. two"));
  }

  @Test
  void a_row_stays_on_the_page_on_which_it_begins() {
    var rows =
        "<w:tbl><w:tr><w:tc>"
            + p("a")
            + "</w:tc><w:tc>"
            + p("b")
            + "</w:tc></w:tr>"
            + "<w:tr><w:tc><w:p>"
            + LAID_OUT
            + r("c")
            + "</w:p></w:tc><w:tc>"
            + p("d")
            + "</w:tc></w:tr>"
            + "<w:tr><w:tc><w:p>"
            + r("e")
            + LAID_OUT
            + r("f")
            + "</w:p></w:tc><w:tc><w:p>"
            + r("g")
            + LAID_OUT
            + r("h")
            + "</w:p></w:tc></w:tr>"
            + "</w:tbl>";

    assertThat(texts(rows, p("end"))).containsExactly("a | b", "c | d\nef | gh", "end");
  }

  @Test
  void a_document_of_too_many_pages_is_refused() {
    var file = DocxFixture.of(("<w:p>" + BREAK + "</w:p>").repeat(10)).write(folder);
    var reading = new Reading(new DocxParser());

    Assertions.assertThatThrownBy(() -> reading.of(file, Reading.limits(10, 1_000, 100_000)))
        .hasMessage(DocumentFault.TOO_MANY_PAGES.code());
    assertThat(reading.of(file, Reading.limits(11, 1_000, 100_000))).isNotNull();
  }

  @Test
  void text_of_a_page_may_hold_anything_else() {
    assertThat(texts("<w:p><w:r>" + t("a &lt;b&gt; &amp; c") + "</w:r></w:p>"))
        .containsExactly("a <b> & c");
  }
}
