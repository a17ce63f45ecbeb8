package dev.burhan.parsers.testing;

import static dev.burhan.parsers.testing.DocxFixture.item;
import static dev.burhan.parsers.testing.DocxFixture.level;
import static dev.burhan.parsers.testing.DocxFixture.numPr;
import static dev.burhan.parsers.testing.DocxFixture.p;
import static dev.burhan.parsers.testing.DocxFixture.r;
import static dev.burhan.parsers.testing.DocxFixture.row;
import static dev.burhan.parsers.testing.DocxFixture.t;
import static dev.burhan.parsers.testing.DocxFixture.table;

import dev.burhan.documents.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Makes sound files that have some of everything that parsers read. */
public final class Corpus {

  private static final String HTML =
      """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Lease</title><style>p { color: red }</style></head>
      <body><h1>Lease</h1><p style="display:block">The rent &amp; more is&nbsp;due.<br>Now.</p><ol start="3" type="a"><li value="7">One<ul><li>Two</ul>
      <li><p>Three</p></ol><table><caption>Fees</caption><tr><th rowspan="2">Item<th>Price<tr><td colspan="2">100<table><tr><td>x</table></table>
      <pre>  a
        b</pre><p hidden>no</p><dl><dt>Term<dd>time</dl><script>x < y</script><h2>المادة ٣</h2><div dir="rtl">يدفع المستأجر<b>الإيجار</div></body></html>
      """;

  private Corpus() {}

  public static List<byte[]> of(MediaType type) {
    return switch (type) {
      case PLAIN ->
          List.of(
              utf8("One\r\n\r\nTwo 😀\fالمادة ٣\n"),
              "\ufeffOne\nالمادة".getBytes(StandardCharsets.UTF_16LE));
      case MARKDOWN -> List.of(utf8("# One\n\n- a\n- b\n\n| a | b |\n|---|---|\n| c | d |\n"));
      case HTML -> List.of(utf8(HTML));
      case PDF ->
          List.of(
              Samples.pdf("The rent is due.", "It is paid each month."),
              Samples.plainPdf("The rent is due."));
      case DOCX -> List.of(docx(), poiDocx());
    };
  }

  private static byte[] docx() {
    var field = "<w:r><w:fldChar w:fldCharType=\"%s\"/></w:r>";
    var box = "<w:txbxContent>" + p("box") + "</w:txbxContent>";
    return DocxFixture.of(
            p("<w:pStyle w:val=\"H1\"/>" + numPr(1, 0), "Rent"),
            item(1, 1, "The rent is due &amp; paid."),
            item(1, 2, "المادة"),
            "<w:p>"
                + r("see ")
                + field.formatted("begin")
                + "<w:r><w:instrText>REF a</w:instrText></w:r>"
                + field.formatted("separate")
                + r("clause 4")
                + field.formatted("end")
                + "<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
            "<w:p><w:del w:id=\"1\"><w:r><w:delText>no</w:delText></w:r></w:del><w:ins w:id=\"2\">"
                + r("yes")
                + "</w:ins></w:p>",
            table(row("a", "b"), row("c", "d")),
            "<w:tbl><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>"
                + p("x")
                + table(row("y", "z"))
                + "</w:tc></w:tr></w:tbl>",
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>"
                + box
                + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
                + box
                + "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "<w:p><w:r><w:br w:type=\"page\"/><w:lastRenderedPageBreak/><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/>"
                + t("😀")
                + "</w:r></w:p>",
            "<w:sdt><w:sdtPr/><w:sdtContent>" + p("control") + "</w:sdtContent></w:sdt>",
            p("<w:sectPr><w:type w:val=\"nextPage\"/></w:sectPr>", "section"),
            "<w:sectPr/>")
        .part(
            "styles",
            "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>")
        .part("footnotes", "<w:footnote w:id=\"1\">" + p("note") + "</w:footnote>")
        .list(
            level(0, "decimal", "%1."),
            level(1, "upperRoman", "%1.%2", "<w:isLgl/>"),
            level(2, "arabicAbjad", "(%3)"))
        .bytes();
  }

  private static byte[] poiDocx() {
    try (var document = new XWPFDocument()) {
      document.createParagraph().createRun().setText("The rent is due.");
      document.createTable(2, 2).getRow(0).getCell(0).setText("Rent");
      var bytes = new ByteArrayOutputStream();
      document.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
