package dev.burhan.parsers;

import static dev.burhan.parsers.testing.DocxFixture.item;
import static dev.burhan.parsers.testing.DocxFixture.level;
import static dev.burhan.parsers.testing.DocxFixture.p;
import static dev.burhan.parsers.testing.DocxFixture.row;
import static dev.burhan.parsers.testing.DocxFixture.table;
import static dev.burhan.parsers.testing.Reading.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.documents.MediaType;
import dev.burhan.failure.Deadline;
import dev.burhan.parsers.format.ParseLimits;
import dev.burhan.parsers.testing.DocxFixture;
import dev.burhan.parsers.testing.Reading;
import dev.burhan.parsers.testing.ZipBomb;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sends what was made to break parsers. Each must be answered, and soon. */
@Timeout(200)
final class MonstersIT {

  private static final String DOCUMENT = "word/document.xml";
  private static final int GIGABYTES_10 = 10_000;

  private static final ParserProcess parser =
      new ParserProcess(ProcessSettings.DEFAULT, ParseLimits.DEFAULT);

  private final Path folder;

  MonstersIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterAll
  static void end() {
    parser.close();
  }

  private Parsing read(byte[] bytes, MediaType type) {
    var deadline = Deadline.in(Duration.ofMinutes(3), Clock.systemUTC());
    return parser.parse(Reading.write(folder, bytes), type, deadline);
  }

  private Parsing docx(DocxFixture file) {
    return read(file.bytes(), MediaType.DOCX);
  }

  private Parsing html(String html) {
    return read(html.getBytes(StandardCharsets.UTF_8), MediaType.HTML);
  }

  private static String text(Parsing parsing) {
    assertThat(parsing).isInstanceOf(Parsing.Read.class);
    return ((Parsing.Read) parsing).pages().getFirst().text();
  }

  /** A document whose beginning is as it should be. */
  private static byte[] bomb(String body, char filling) {
    var entries = DocxFixture.of().entries();
    entries.computeIfPresent(
        DOCUMENT, (name, xml) -> xml.substring(0, xml.indexOf("</w:body>")) + body);
    return ZipBomb.of(entries, DOCUMENT, filling, GIGABYTES_10);
  }

  @Test
  void ten_gigabytes_of_space() {
    var bomb = bomb("", ' ');

    assertThat(bomb).hasSizeLessThan(20_000_000);
    assertThat(read(bomb, MediaType.DOCX)).isEqualTo(refused(DocumentFault.EXPANDS_TOO_FAR));
  }

  @Test
  void ten_gigabytes_of_zeros() {
    assertThat(read(bomb("", '\0'), MediaType.DOCX)).isEqualTo(refused(DocumentFault.DAMAGED));
  }

  @Test
  void ten_gigabytes_of_text_of_a_comment_and_of_an_attribute() {
    assertThat(read(bomb("<w:p><w:r><w:t>", 'x'), MediaType.DOCX))
        .isEqualTo(refused(DocumentFault.TOO_LONG));
    assertThat(read(bomb("<!--", 'x'), MediaType.DOCX))
        .isIn(refused(DocumentFault.TOO_COMPLEX), refused(DocumentFault.EXPANDS_TOO_FAR));
    assertThat(read(bomb("<w:p a='", 'x'), MediaType.DOCX))
        .isIn(refused(DocumentFault.TOO_COMPLEX), refused(DocumentFault.EXPANDS_TOO_FAR));
  }

  @Test
  void ten_gigabytes_in_the_parts_that_say_what_the_others_are() {
    for (var name : DocxFixture.of().entries().keySet()) {
      var entries = DocxFixture.of().entries();
      entries.computeIfPresent(name, (same, xml) -> xml.substring(0, xml.indexOf("?>") + 2));

      assertThat(read(ZipBomb.of(entries, name, ' ', GIGABYTES_10), MediaType.DOCX))
          .as(name)
          .isIn(refused(DocumentFault.TOO_COMPLEX), refused(DocumentFault.EXPANDS_TOO_FAR));
    }
  }

  @Test
  void a_million_elements_in_each_other() {
    assertThat(docx(DocxFixture.of("<w:p>".repeat(1_000_000))))
        .isEqualTo(refused(DocumentFault.TOO_COMPLEX));
    assertThat(docx(DocxFixture.of(p("a")).part("styles", "<w:style>".repeat(1_000_000))))
        .isEqualTo(refused(DocumentFault.TOO_COMPLEX));
  }

  @Test
  void a_paragraph_of_three_million_characters() {
    assertThat(docx(DocxFixture.of(p("x".repeat(3_000_000)))))
        .isEqualTo(refused(DocumentFault.TOO_LONG));
  }

  @Test
  void a_hundred_thousand_empty_paragraphs() {
    assertThat(text(docx(DocxFixture.of("<w:p/>".repeat(100_000), p("a"))))).isEqualTo("a");
  }

  @Test
  void a_million_breaks() {
    assertThat(
            docx(
                DocxFixture.of(
                    "<w:p>" + "<w:r><w:br w:type=\"page\"/></w:r>".repeat(1_000_000) + "</w:p>")))
        .isEqualTo(refused(DocumentFault.TOO_MANY_PAGES));
  }

  @Test
  void a_table_of_two_hundred_thousand_cells() {
    var cells = new String[200];
    Arrays.fill(cells, "cell");
    var rows = new String[1_000][];
    Arrays.fill(rows, row(cells));

    assertThat(text(docx(DocxFixture.of(table(rows)))).lines())
        .hasSize(1_000)
        .allMatch(line -> line.split(" \\| ", -1).length == 200);
  }

  @Test
  void twenty_thousand_lists_of_nine_levels() {
    var numbering = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      numbering.append("<w:abstractNum w:abstractNumId=\"" + i + "\">");
      IntStream.range(0, 9)
          .forEach(
              number -> numbering.append(level(number, "decimal", "%1.%2.%3.%4.%5.%6.%7.%8.%9")));
      numbering.append(
          "</w:abstractNum><w:num w:numId=\""
              + i
              + "\"><w:abstractNumId w:val=\""
              + i
              + "\"/></w:num>");
    }
    var body = IntStream.range(0, 20_000).mapToObj(i -> item(i, 8, "a")).toArray(String[]::new);

    assertThat(text(docx(DocxFixture.of(body).part("numbering", numbering.toString()))))
        .startsWith("1.1.1.1.1.1.1.1.1 a\n\n1.1")
        .hasSize(20_000 * 21 - 2);
  }

  @Test
  void entities_that_grow_with_the_square_of_their_number() {
    var xml =
        "<?xml version=\"1.0\"?><!DOCTYPE w:document [<!ENTITY a \""
            + "x".repeat(100_000)
            + "\">]><w:document xmlns:w=\"w\">"
            + "&a;".repeat(100_000)
            + "</w:document>";

    assertThat(docx(DocxFixture.of().part("document", xml)))
        .isEqualTo(refused(DocumentFault.DAMAGED));
    assertThat(docx(DocxFixture.of(p("a")).part("styles", xml)))
        .isEqualTo(refused(DocumentFault.DAMAGED));
  }

  @Test
  void paragraphs_that_all_go_on_in_the_next() {
    assertThat(text(docx(DocxFixture.of(p("<w:rPr><w:del/></w:rPr>", "x").repeat(200_000)))))
        .hasSize(200_000);
  }

  @Test
  void fields_that_never_end() {
    assertThat(
            docx(
                DocxFixture.of(
                    "<w:p>"
                        + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>".repeat(100_000)
                        + "</w:p>")))
        .isEqualTo(refused(DocumentFault.TOO_COMPLEX));
  }

  @Test
  void notes_that_are_referred_to_without_end() {
    var reference = "<w:r><w:footnoteReference w:id=\"1\"/></w:r>";
    var note = "<w:footnote w:id=\"1\">" + p("x".repeat(1_000_000)) + "</w:footnote>";

    assertThat(
            text(
                docx(
                    DocxFixture.of("<w:p>" + reference.repeat(100_000) + "</w:p>")
                        .part("footnotes", note))))
        .hasSize(1_300_006);
  }

  @Test
  void styles_that_inherit_from_each_other_without_end() {
    var styles = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      styles.append(
          "<w:style w:type=\"paragraph\" w:styleId=\"s"
              + i
              + "\"><w:basedOn w:val=\"s"
              + (i + 1)
              + "\"/></w:style>");
    }
    var body =
        IntStream.range(0, 20_000)
            .mapToObj(i -> p("<w:pStyle w:val=\"s" + i + "\"/>", "a"))
            .toArray(String[]::new);

    assertThat(text(docx(DocxFixture.of(body).part("styles", styles.toString()))))
        .hasSize(20_000 * 3 - 2);
  }

  @Test
  void halves_of_characters() {
    assertThat(text(html("<p>a&#xD83D;b&#xDE00;c"))).isEqualTo("a\ufffdb\ufffdc");
    assertThat(docx(DocxFixture.of(p("&#xD83D;")))).isEqualTo(refused(DocumentFault.DAMAGED));
    assertThat(
            read(new byte[] {(byte) 0xfe, (byte) 0xff, (byte) 0xd8, 0x3d, 0, 'a'}, MediaType.PLAIN))
        .isEqualTo(refused(DocumentFault.INVALID_ENCODING));
  }

  @Test
  void html_a_hundred_thousand_deep() {
    assertThat(text(html("<div>".repeat(100_000) + "a"))).isEqualTo("a");
    assertThat(text(html("<span>".repeat(100_000) + "a"))).isEqualTo("a");
    assertThat(text(html("<ul><li>".repeat(100_000) + "a"))).endsWith("a");
    assertThat(html("<table><tr><td>a".repeat(100_000)))
        .isEqualTo(refused(DocumentFault.TOO_COMPLEX));
  }

  @Test
  void html_whose_formatting_is_never_closed() {
    assertThat(html("<a><b><i>x".repeat(20_000))).isInstanceOf(Parsing.class);
    assertThat(html("<font><p>x".repeat(20_000))).isInstanceOf(Parsing.class);
    assertThat(html("<b><p>".repeat(5_000) + "</b>".repeat(5_000) + "x"))
        .isInstanceOf(Parsing.class);
  }

  @Test
  void html_of_a_million_attributes() {
    var attributes = new StringBuilder();
    IntStream.range(0, 1_000_000).forEach(i -> attributes.append(" a").append(i).append("=1"));

    assertThat(html("<p" + attributes + ">a</p>")).isInstanceOf(Parsing.class);
  }

  @Test
  void html_of_ten_million_declarations() {
    assertThat(text(html("<p style='" + "a:b;".repeat(10_000_000) + "'>a"))).isEqualTo("a");
    assertThat(text(html("<p style='" + ";".repeat(40_000_000) + "'>a"))).isEqualTo("a");
  }

  @Test
  void html_of_fifty_megabytes() {
    assertThat(html("<p>" + "text ".repeat(9_999_000))).isEqualTo(refused(DocumentFault.TOO_LONG));
    assertThat(html("<p>x</p>".repeat(6_000_000))).isEqualTo(refused(DocumentFault.TOO_COMPLEX));
    assertThat(text(html("<p>a</p><!--" + "x".repeat(49_000_000) + "-->"))).isEqualTo("a");
    assertThat(text(html("<p>a</p><img src='data:" + "x".repeat(49_000_000) + "'>")))
        .isEqualTo("a");
    assertThat(html("<p>" + "&amp;".repeat(9_000_000))).isEqualTo(refused(DocumentFault.TOO_LONG));
  }

  @Test
  void html_of_almost_too_many_tags() {
    assertThat(text(html("<p>x".repeat(390_000)))).hasSize(390_000 * 3 - 2);
    assertThat(text(html("<i>".repeat(990_000) + "x"))).isEqualTo("x");
  }

  @Test
  void text_of_fifty_megabytes() {
    var text = new byte[50_000_000];
    Arrays.fill(text, (byte) 'a');

    assertThat(read(text, MediaType.PLAIN)).isEqualTo(refused(DocumentFault.TOO_LONG));
    Arrays.fill(text, (byte) '\f');
    assertThat(read(text, MediaType.PLAIN)).isEqualTo(refused(DocumentFault.TOO_MANY_PAGES));
  }
}
