package dev.burhan.parsers.word;

import static dev.burhan.parsers.testing.DocxFixture.p;
import static dev.burhan.parsers.testing.DocxFixture.r;
import static dev.burhan.parsers.testing.DocxFixture.t;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.parsers.testing.DocxFixture;
import dev.burhan.parsers.testing.Reading;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocxTextTest {

  private final Path folder;

  DocxTextTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private String read(String... body) {
    return new Reading(new DocxParser()).text(DocxFixture.of(body).write(folder));
  }

  private String readRun(String content) {
    return read("<w:p><w:r>" + content + "</w:r></w:p>");
  }

  @Test
  void paragraphs_are_parted_by_a_blank_line() {
    assertThat(read(p("The rent is due."), p(""), p("It is paid.")))
        .isEqualTo("The rent is due.\n\nIt is paid.");
  }

  @Test
  void arabic_and_characters_beyond_the_basic_plane_stay_as_they_are() {
    assertThat(read(p("المادة ٣: «الإيجار» 😀"))).isEqualTo("المادة ٣: «الإيجار» 😀");
  }

  @Test
  void runs_are_joined_as_they_stand() {
    assertThat(read("<w:p>", r("The re"), r("nt "), r("is due."), "</w:p>"))
        .isEqualTo("The rent is due.");
  }

  @Test
  void tabs_and_line_breaks_are_kept() {
    assertThat(readRun(t("a") + "<w:tab/>" + t("b") + "<w:br/>" + t("c") + "<w:cr/>" + t("d")))
        .isEqualTo("a\tb\nc\nd");
  }

  @Test
  void hyphens_and_spaces_of_a_special_kind_become_plain() {
    assertThat(
            readRun(t("non") + "<w:noBreakHyphen/>" + t("disclo") + "<w:softHyphen/>" + t("sure")))
        .isEqualTo("non-disclosure");
    assertThat(read(p("Article\u00a05 of the con\u00adtract")))
        .isEqualTo("Article 5 of the contract");
  }

  @Test
  void symbols_are_what_their_font_shows() {
    assertThat(readRun("<w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/>" + t(" yes")))
        .isEqualTo("☐ yes");
    assertThat(readRun("<w:sym w:font=\"Symbol\" w:char=\"F061\"/>")).isEqualTo("α");
    assertThat(readRun("<w:sym w:font=\"Symbol\" w:char=\"F0A3\"/>")).isEqualTo("≤");
    assertThat(readRun("<w:sym w:font=\"Symbol\" w:char=\"F0E5\"/>")).isEqualTo("∑");
    assertThat(readRun("<w:sym w:font=\"Other\" w:char=\"F061\"/>" + t("a"))).isEqualTo("a");
    assertThat(readRun("<w:sym w:font=\"Other\" w:char=\"00A7\"/>")).isEqualTo("§");
    assertThat(readRun("<w:sym w:font=\"Symbol\" w:char=\"no\"/>" + t("a"))).isEqualTo("a");
    assertThat(readRun("<w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr>" + t("\uf0b3 b")))
        .isEqualTo("≥ b");
  }

  @Test
  void nobody_forges_a_page_with_a_symbol() {
    assertThat(readRun(t("a") + "<w:sym w:font=\"x\" w:char=\"000C\"/>" + t("b"))).isEqualTo("ab");
  }

  @Test
  void insertions_are_text_and_deletions_are_not() {
    assertThat(
            read(
                "<w:p>",
                r("The rent is "),
                "<w:del w:id=\"1\"><w:r><w:delText>100</w:delText></w:r></w:del>",
                "<w:ins w:id=\"2\">" + r("200") + "</w:ins>",
                "<w:moveFrom w:id=\"3\">" + r("gone") + "</w:moveFrom>",
                "<w:moveTo w:id=\"4\">" + r(" here") + "</w:moveTo>",
                "</w:p>"))
        .isEqualTo("The rent is 200 here");
  }

  @Test
  void a_paragraph_whose_end_was_deleted_goes_on_in_the_next() {
    var deletedEnd = "<w:rPr><w:del w:id=\"1\"/></w:rPr>";

    assertThat(read(p(deletedEnd, "The rent "), p("is due."), p("Now.")))
        .isEqualTo("The rent is due.\n\nNow.");
    assertThat(read(p("One."), p(deletedEnd, "Two."))).isEqualTo("One.\n\nTwo.");
  }

  @Test
  void properties_from_before_a_change_do_not_count() {
    var before =
        "<w:pPrChange w:id=\"1\"><w:pPr><w:outlineLvl w:val=\"0\"/><w:pageBreakBefore/></w:pPr></w:pPrChange>";

    assertThat(read(p("One."), p(before, "Two."))).isEqualTo("One.\n\nTwo.");
    assertThat(
            readRun(
                "<w:rPr><w:rPrChange w:id=\"1\"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
                    + t("shown")))
        .isEqualTo("shown");
  }

  @Test
  void hidden_text_is_left_out() {
    assertThat(
            read(
                "<w:p>",
                r("a"),
                "<w:r><w:rPr><w:vanish/></w:rPr>" + t("b") + "</w:r>",
                r("c"),
                "</w:p>"))
        .isEqualTo("ac");
    assertThat(readRun("<w:rPr><w:vanish w:val=\"false\"/></w:rPr>" + t("b"))).isEqualTo("b");
  }

  @Test
  void text_is_hidden_by_its_style_too() {
    var styles =
        """
        <w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="Inner"><w:basedOn w:val="Secret"/></w:style>
        <w:style w:type="paragraph" w:styleId="Draft"><w:rPr><w:vanish/></w:rPr></w:style>
        """;
    var body =
        "<w:p>"
            + r("a")
            + "<w:r><w:rPr><w:rStyle w:val=\"Inner\"/></w:rPr>"
            + t("b")
            + "</w:r></w:p>"
            + p("<w:pStyle w:val=\"Draft\"/>", "c")
            + "<w:p><w:pPr><w:pStyle w:val=\"Draft\"/></w:pPr><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr>"
            + t("d")
            + "</w:r></w:p>";

    assertThat(
            new Reading(new DocxParser())
                .text(DocxFixture.of(body).part("styles", styles).write(folder)))
        .isEqualTo("a\n\nd");
  }

  @Test
  void comments_are_left_out() {
    assertThat(
            read(
                "<w:p><w:commentRangeStart w:id=\"0\"/>",
                r("a"),
                "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>"))
        .isEqualTo("a");
  }

  @Test
  void links_content_controls_and_other_wrappers_are_transparent() {
    assertThat(
            read(
                "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>",
                p("one"),
                "<w:p><w:hyperlink>",
                r("two"),
                "</w:hyperlink>",
                "<w:sdt><w:sdtPr/><w:sdtContent>",
                r(" three"),
                "</w:sdtContent></w:sdt>",
                "<w:smartTag>",
                r(" four"),
                "</w:smartTag><w:dir>",
                r(" five"),
                "</w:dir></w:p>",
                "</w:sdtContent></w:sdt>"))
        .isEqualTo("one\n\ntwo three four five");
  }

  @Test
  void formulas_are_written_on_a_line() {
    assertThat(
            read(
                "<w:p>",
                r("x = "),
                "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>",
                "<m:sSup><m:e><m:d><m:e><m:r><m:t>y</m:t></m:r></m:e></m:d></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>"))
        .isEqualTo("x = 1/2(y)^3");
  }

  @Test
  void pronunciation_is_left_out() {
    assertThat(
            readRun(
                "<w:ruby><w:rt>"
                    + r("up")
                    + "</w:rt><w:rubyBase>"
                    + r("base")
                    + "</w:rubyBase></w:ruby>"))
        .isEqualTo("base");
  }

  @Test
  void a_box_of_text_comes_once_and_behind_its_paragraph() {
    var box = "<w:txbxContent>" + p("boxed") + p("twice") + "</w:txbxContent>";

    assertThat(
            read(
                "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic><wps:wsp><wps:txbx>",
                box,
                "</wps:txbx></wps:wsp></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>",
                box,
                "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>",
                t("anchor"),
                "</w:r></w:p>",
                p("next")))
        .isEqualTo("anchor\n\nboxed\n\ntwice\n\nnext");
  }

  @Test
  void text_of_drawings_and_of_alternatives_is_none_of_ours() {
    assertThat(
            read(
                "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"n\" descr=\"alternative\"/><a:t>label</a:t></wp:inline></w:drawing>",
                t("text"),
                "</w:r></w:p>"))
        .isEqualTo("text");
  }

  @Test
  void an_alternative_may_stand_anywhere() {
    assertThat(
            read(
                "<mc:AlternateContent><mc:Choice Requires=\"x\">",
                p("one"),
                "</mc:Choice><mc:Fallback>",
                p("no"),
                "</mc:Fallback></mc:AlternateContent>",
                "<w:p><mc:AlternateContent><mc:Fallback>",
                r("two"),
                "</mc:Fallback></mc:AlternateContent></w:p>"))
        .isEqualTo("one\n\ntwo");
  }

  @Test
  void files_of_the_strict_kind_are_read() {
    var strict =
        """
        <?xml version="1.0"?><w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">\
        <w:body><w:p><w:r><w:t>strict</w:t></w:r></w:p></w:body></w:document>""";

    assertThat(
            new Reading(new DocxParser())
                .text(DocxFixture.of().part("document", strict).write(folder)))
        .isEqualTo("strict");
  }

  @Test
  void a_document_without_text_is_an_empty_page() {
    assertThat(read()).isEmpty();
    assertThat(read(p(" "))).isEmpty();
  }
}
