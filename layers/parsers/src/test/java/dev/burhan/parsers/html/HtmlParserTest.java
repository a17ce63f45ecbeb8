package dev.burhan.parsers.html;

import static dev.burhan.parsers.testing.Reading.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.ParsedPage;
import dev.burhan.parsers.testing.Reading;
import dev.burhan.structure.HeadingMark;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlParserTest {

  private final Path folder;
  private final Reading reading = new Reading(new HtmlParser());

  HtmlParserTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file(String html, Charset charset) {
    return Reading.write(folder, html.getBytes(charset));
  }

  private ParsedPage page(String html) {
    return reading.pages(file(html, StandardCharsets.UTF_8)).getFirst();
  }

  private String text(String html) {
    return page(html).text();
  }

  @Test
  void blocks_are_parted_by_a_blank_line() {
    assertThat(text("<p>One<p>Two<div>Three<section>Four</section>Five</div>Six"))
        .isEqualTo("One\n\nTwo\n\nThree\n\nFour\n\nFive\n\nSix");
  }

  @Test
  void white_space_is_shown_as_browsers_do() {
    assertThat(text("<p>  The \n\t rent&nbsp;&nbsp;is <b> due </b> . </p>"))
        .isEqualTo("The rent is due .");
    assertThat(text("<p>disclo&shy;sure <ins>new</ins>ly</p>")).isEqualTo("disclosure newly");
  }

  @Test
  void entities_are_decoded() {
    assertThat(text("<p>&lt;b&gt; &amp; &#1575;&#x644; &eacute; &unknown; &sect;5"))
        .isEqualTo("<b> & ال é &unknown; §5");
  }

  @Test
  void line_breaks_are_kept_but_not_more_than_a_blank_line() {
    assertThat(text("<p>a<br> b<br><br><br>c<br></p><p>d")).isEqualTo("a\nb\n\nc\n\nd");
  }

  @Test
  void preformatted_text_keeps_its_space() {
    assertThat(text("<pre>\na  b\n  c\td</pre><p>e")).isEqualTo("a  b\n  c\td\n\ne");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>x</script>",
        "<style>x</style>",
        "<template><p>x</template>",
        "<noscript>x</noscript>",
        "<p hidden>x</p>",
        "<p aria-hidden=true>x</p>",
        "<p style='color:red; DISPLAY : none !important'>x</p>",
        "<p style='visibility:hidden'>x</p>",
        "<div hidden><p><b>x</b></p></div>",
        "<iframe>x</iframe>",
        "<svg><text>x</text></svg>",
        "<!-- x -->",
        "<img alt=x>",
        "<select><option>x</select>",
        "<textarea>x</textarea>",
        "<video>x</video>",
        "<del>x</del>",
        "<ruby><rp>x</rp></ruby>",
        "<input value=x>"
      })
  void what_is_not_shown_is_left_out(String hidden) {
    assertThat(text("<p>a</p>" + hidden + "<p>b</p>")).isEqualTo("a\n\nb");
  }

  @Test
  void the_head_is_left_out() {
    assertThat(text("<html><head><title>Title</title></head><body>Body</body></html>"))
        .isEqualTo("Body");
  }

  @Test
  void what_looks_hidden_but_is_not_is_shown() {
    assertThat(
            text(
                "<p style='display:block;background:url(none)'>a</p><p aria-hidden=false>b</p><p style=''>c</p>"))
        .isEqualTo("a\n\nb\n\nc");
  }

  @Test
  void headings_are_told_by_their_elements() {
    var page = page("<h1>Lease</h1><p>Text</p><h2>Re<br>nt</h2><h6> </h6>");

    assertThat(page.text()).isEqualTo("Lease\n\nText\n\nRe nt");
    assertThat(page.headings()).containsExactly(new HeadingMark(0, 1), new HeadingMark(13, 2));
  }

  @Test
  void lists_have_marks() {
    assertThat(text("<p>a</p><ul><li>one<li>two</ul><p>b")).isEqualTo("a\n\n- one\n- two\n\nb");
    assertThat(text("<li>lone")).isEqualTo("- lone");
  }

  @Test
  void lists_are_numbered_as_they_say() {
    assertThat(text("<ol><li>a<li>b</ol>")).isEqualTo("1. a\n2. b");
    assertThat(text("<ol start=4 type=a><li>a<li value=9>b<li>c</ol>"))
        .isEqualTo("d. a\ni. b\nj. c");
    assertThat(text("<ol reversed><li>a<li>b<li>c</ol>")).isEqualTo("3. a\n2. b\n1. c");
    assertThat(text("<ol reversed start=10 type=I><li>a<li>b</ol>")).isEqualTo("X. a\nIX. b");
    assertThat(text("<ol style='list-style-type: arabic-indic'><li>أ<li>ب</ol>"))
        .isEqualTo("١. أ\n٢. ب");
    assertThat(
            text(
                "<ol style='list-style: none'><li>a</ol><ul style='list-style-type:none'><li>b</ul>"))
        .isEqualTo("a\n\nb");
    assertThat(text("<ol start=x><li value=''>a<li type=A>b</ol>")).isEqualTo("1. a\nB. b");
    assertThat(text("<ol start=2147483647><li>a<li>b</ol>")).startsWith("2147483647. a\n");
  }

  @Test
  void lists_within_lists_follow_their_item() {
    assertThat(text("<ol><li>Rent<ol type=a><li>base<li>extra</ol><li>Term<p>More</p></ol>"))
        .isEqualTo("1. Rent\na. base\nb. extra\n2. Term\n\nMore");
    assertThat(text("<ol><li><p>One</p><p>Two</p><li></li><li>Three</ol>"))
        .isEqualTo("1. One\n\nTwo\n3. Three");
  }

  @Test
  void definitions_follow_their_term() {
    assertThat(text("<dl><dt>Rent<dd>money<dt>Term<dd>time<dd>years</dl>"))
        .isEqualTo("Rent\nmoney\n\nTerm\ntime\nyears");
  }

  @Test
  void a_row_of_a_table_is_a_line() {
    assertThat(
            text(
                "<p>a<table><caption>Fees</caption><tr><th>Item<th>Price<tr><td>Rent<td>1<br>00<tr><td><td>x</table>b"))
        .isEqualTo("a\n\nFees\n\nItem | Price\nRent | 1 00\n| x\n\nb");
  }

  @Test
  void cells_that_stretch_leave_the_columns_below_in_place() {
    assertThat(text("<table><tr><td rowspan=3>a<td>b<tr><td>c<tr><td>d<tr><td>e<td>f</table>"))
        .isEqualTo("a | b\n| c\n| d\ne | f");
    assertThat(
            text(
                "<table><tr><td rowspan=2>Fees<td>Rent<tr><td>Heating<tr><td colspan=2>Total</table>"))
        .isEqualTo("Fees | Rent\n| Heating\nTotal");
    assertThat(
            text("<table><tr><td>a<td rowspan=99999999999>b<td rowspan=-1>c<tr><td>d<td>e</table>"))
        .isEqualTo("a | b | c\nd | e");
  }

  @Test
  void tables_for_layout_become_paragraphs() {
    assertThat(
            text("<table><tr><td><h1>Lease</h1><p>Text</p><table><tr><td>a<td>b</table></table>"))
        .isEqualTo("Lease\n\nText\n\na | b");
  }

  @Test
  void tables_within_data_stand_on_the_line() {
    assertThat(
            text(
                "<table><tr><td>Fees<td><table><tr><td>Rent<td>100<tr><td>Heating<td>20</table></table>"))
        .isEqualTo("Fees | Rent, 100; Heating, 20");
  }

  @Test
  void encodings_are_found() {
    var cyrillicOrArabic = "<p>المادة";

    assertThat(
            reading.text(
                file(
                    "<meta charset='windows-1256'>" + cyrillicOrArabic,
                    Charset.forName("windows-1256"))))
        .isEqualTo("المادة");
    assertThat(
            reading.text(
                file(
                    "<META http-equiv=Content-Type content=\"text/html; charset=windows-1256\">"
                        + cyrillicOrArabic,
                    Charset.forName("windows-1256"))))
        .isEqualTo("المادة");
    assertThat(reading.text(file("\ufeff" + cyrillicOrArabic, StandardCharsets.UTF_16LE)))
        .isEqualTo("المادة");
    assertThat(
            reading.text(
                file("\ufeff<meta charset=latin1>" + cyrillicOrArabic, StandardCharsets.UTF_8)))
        .isEqualTo("المادة");
    assertThat(
            reading.text(file("<meta charset=iso-8859-1><p>“é”", Charset.forName("windows-1252"))))
        .isEqualTo("“é”");
    assertThat(
            reading.text(file("<meta charset=utf-16>" + cyrillicOrArabic, StandardCharsets.UTF_8)))
        .isEqualTo("المادة");
    assertThat(
            reading.text(file("<meta charset=no-such>" + cyrillicOrArabic, StandardCharsets.UTF_8)))
        .isEqualTo("المادة");
  }

  @Test
  void an_encoding_that_is_not_declared_is_not_guessed() {
    assertThat(reading.of(file("<p>المادة", Charset.forName("windows-1256"))))
        .isEqualTo(refused(DocumentFault.INVALID_ENCODING));
  }

  @Test
  void what_has_no_tag_is_no_html() {
    assertThat(reading.of(file("The rent < 5 is due.", StandardCharsets.UTF_8)))
        .isEqualTo(refused(DocumentFault.TYPE_MISMATCH));
    assertThat(reading.of(file("", StandardCharsets.UTF_8)))
        .isEqualTo(refused(DocumentFault.TYPE_MISMATCH));
    assertThat(reading.of(file("%PDF-1.7 <p>", StandardCharsets.UTF_8)))
        .isEqualTo(refused(DocumentFault.TYPE_MISMATCH));
    assertThat(reading.of(file("PK\u0003\u0004 <p>", StandardCharsets.UTF_8)))
        .isEqualTo(refused(DocumentFault.TYPE_MISMATCH));
  }

  @Test
  void nobody_forges_a_page() {
    assertThat(
            reading.pages(
                file(
                    "<p>a\f\u000b\u001d\u0001b&#12;c</p><pre>d\f\u000b\u001d\u0001e</pre>",
                    StandardCharsets.UTF_8)))
        .containsExactly(ParsedPage.of("a b c\n\nd    e"));
  }

  @Test
  void elements_nested_deeply_are_read() {
    assertThat(text("<div>".repeat(100_000) + "deep")).isEqualTo("deep");
    assertThat(text("<b>".repeat(2_000) + "deep")).isEqualTo("deep");
    assertThat(text("<ul><li>".repeat(20_000) + "deep")).endsWith("deep");
    assertThat(text("<table><tr><td>".repeat(100) + "deep")).isEqualTo("deep");
  }

  @Test
  void too_many_tables_in_each_other_are_refused() {
    var file = file("<table><tr><td>".repeat(101), StandardCharsets.UTF_8);

    assertThatThrownBy(() -> reading.of(file)).hasMessage(DocumentFault.TOO_COMPLEX.code());
  }

  @Test
  void a_page_of_too_many_tags_is_refused() {
    var file = file("<i>".repeat(1_000_001), StandardCharsets.UTF_8);

    assertThatThrownBy(() -> reading.of(file)).hasMessage(DocumentFault.TOO_COMPLEX.code());
  }

  @Test
  void a_text_that_is_too_long_is_refused() {
    var file = file("<p>" + "x".repeat(1_001), StandardCharsets.UTF_8);

    assertThatThrownBy(() -> reading.of(file, Reading.limits(1, 1_000, 0)))
        .hasMessage(DocumentFault.TOO_LONG.code());
  }
}
