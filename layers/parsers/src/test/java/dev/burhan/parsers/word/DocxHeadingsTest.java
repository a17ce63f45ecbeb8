package dev.burhan.parsers.word;

import static dev.burhan.parsers.testing.DocxFixture.level;
import static dev.burhan.parsers.testing.DocxFixture.p;
import static dev.burhan.parsers.testing.DocxFixture.t;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.ParsedPage;
import dev.burhan.parsers.testing.DocxFixture;
import dev.burhan.parsers.testing.Reading;
import dev.burhan.structure.HeadingMark;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocxHeadingsTest {

  private static final String STYLES =
      """
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
      <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
      <w:style w:type="paragraph" w:styleId="a2"><w:name w:val="Heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="عنوان"/><w:basedOn w:val="a2"/></w:style>
      <w:style w:type="paragraph" w:styleId="Contents"><w:name w:val="TOC Heading"/><w:basedOn w:val="berschrift1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/><w:basedOn w:val="y"/></w:style>
      <w:style w:type="paragraph" w:styleId="y"><w:name w:val="y"/><w:basedOn w:val="x"/></w:style>
      """;

  private final Path folder;

  DocxHeadingsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private ParsedPage read(String... body) {
    return new Reading(new DocxParser())
        .pages(DocxFixture.of(body).part("styles", STYLES).write(folder))
        .getFirst();
  }

  private static String styled(String style, String text) {
    return p("<w:pStyle w:val=\"" + style + "\"/>", text);
  }

  @Test
  void headings_are_told_by_the_name_of_their_style_in_any_language() {
    var page = read(styled("berschrift1", "Rent"), p("Text."), styled("a2", "Amount"));

    assertThat(page.text()).isEqualTo("Rent\n\nText.\n\nAmount");
    assertThat(page.headings()).containsExactly(new HeadingMark(0, 1), new HeadingMark(13, 2));
  }

  @Test
  void styles_made_from_headings_are_headings() {
    assertThat(read(styled("Clause", "Rent")).headings()).containsExactly(new HeadingMark(0, 2));
  }

  @Test
  void a_level_of_the_outline_makes_a_heading_or_takes_it_back() {
    assertThat(read(p("<w:outlineLvl w:val=\"2\"/>", "Rent")).headings())
        .containsExactly(new HeadingMark(0, 3));
    assertThat(read(styled("Contents", "Contents")).headings()).isEmpty();
    assertThat(read(p("<w:pStyle w:val=\"a2\"/><w:outlineLvl w:val=\"9\"/>", "Rent")).headings())
        .isEmpty();
    assertThat(read(p("<w:outlineLvl w:val=\"-4\"/>", "Rent")).headings()).isEmpty();
  }

  @Test
  void a_style_that_the_file_does_not_define_is_told_by_its_name() {
    assertThat(read(styled("Heading3", "Rent")).headings()).containsExactly(new HeadingMark(0, 3));
    assertThat(read(styled("Other", "Rent")).headings()).isEmpty();
  }

  @Test
  void styles_in_a_circle_are_plain() {
    assertThat(read(styled("x", "Rent")).headings()).isEmpty();
  }

  @Test
  void a_heading_is_one_line() {
    var page =
        read(
            "<w:p><w:pPr><w:pStyle w:val=\"a2\"/></w:pPr><w:r>"
                + t("Rent")
                + "<w:br/>"
                + t("and")
                + "<w:tab/>"
                + t("term")
                + "</w:r></w:p>");

    assertThat(page.text()).isEqualTo("Rent and term");
  }

  @Test
  void an_empty_heading_is_none() {
    assertThat(read(styled("a2", " "), p("Text."))).isEqualTo(ParsedPage.of("Text."));
  }

  @Test
  void the_number_of_a_heading_belongs_to_it() {
    var page =
        new Reading(new DocxParser())
            .pages(
                DocxFixture.of(
                        p("Text."),
                        p(
                            "<w:pStyle w:val=\"a2\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>",
                            "Rent"))
                    .part("styles", STYLES)
                    .list(level(0, "upperRoman", "%1."))
                    .write(folder))
            .getFirst();

    assertThat(page.text()).isEqualTo("Text.\n\nI. Rent");
    assertThat(page.headings()).containsExactly(new HeadingMark(7, 2));
  }

  @Test
  void a_row_that_holds_a_heading_alone_is_one() {
    assertThat(
            read(
                    "<w:tbl><w:tr><w:tc>",
                    styled("a2", "Rent"),
                    "</w:tc><w:tc>",
                    p(""),
                    "</w:tc></w:tr></w:tbl>")
                .headings())
        .containsExactly(new HeadingMark(0, 2));
    assertThat(
            read(
                    "<w:tbl><w:tr><w:tc>",
                    styled("a2", "Rent"),
                    "</w:tc><w:tc>",
                    p("100"),
                    "</w:tc></w:tr></w:tbl>")
                .headings())
        .isEmpty();
  }
}
