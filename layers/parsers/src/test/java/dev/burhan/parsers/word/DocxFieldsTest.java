package dev.burhan.parsers.word;

import static dev.burhan.parsers.testing.DocxFixture.p;
import static dev.burhan.parsers.testing.DocxFixture.r;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.parsers.testing.DocxFixture;
import dev.burhan.parsers.testing.Reading;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocxFieldsTest {

  private static final String BEGIN = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
  private static final String SEPARATE = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
  private static final String END = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

  private final Path folder;

  DocxFieldsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private String read(String... body) {
    return new Reading(new DocxParser()).text(DocxFixture.of(body).write(folder));
  }

  private static String instruction(String text) {
    return "<w:r><w:instrText>" + text + "</w:instrText></w:r>";
  }

  private static String field(String instruction, String result) {
    return BEGIN + instruction + SEPARATE + result + END;
  }

  @Test
  void the_result_of_a_field_is_text_and_its_instruction_is_not() {
    assertThat(
            read(
                "<w:p>", r("see "), field(instruction(" REF a "), r("clause 4")), r("."), "</w:p>"))
        .isEqualTo("see clause 4.");
  }

  @Test
  void a_simple_field_is_its_result() {
    assertThat(read("<w:p><w:fldSimple w:instr=\"TITLE\">", r("Lease"), "</w:fldSimple></w:p>"))
        .isEqualTo("Lease");
  }

  @Test
  void a_field_without_a_result_shows_nothing() {
    assertThat(read("<w:p>", r("a"), BEGIN, instruction("XE x"), END, r("b"), "</w:p>"))
        .isEqualTo("ab");
  }

  @Test
  void results_within_an_instruction_are_not_shown_and_those_within_a_result_are() {
    var inner = field(instruction("DATE"), r("2026"));

    assertThat(read("<w:p>", field(instruction("IF ") + inner, r("yes")), "</w:p>"))
        .isEqualTo("yes");
    assertThat(read("<w:p>", field(instruction("TOC"), r("on ") + inner), "</w:p>"))
        .isEqualTo("on 2026");
  }

  @Test
  void a_field_may_go_on_over_paragraphs() {
    assertThat(
            read(
                "<w:p>",
                BEGIN,
                instruction("TOC"),
                SEPARATE,
                r("1 Rent"),
                "</w:p>",
                p("2 Term"),
                "<w:p>",
                END,
                "</w:p>",
                p("Rent")))
        .isEqualTo("1 Rent\n\n2 Term\n\nRent");
  }

  @Test
  void a_field_that_was_broken_off_hides_no_text() {
    assertThat(read("<w:p>", BEGIN, instruction("REF"), r("a"), "</w:p>", p("b")))
        .isEqualTo("a\n\nb");
    assertThat(read("<w:p>", END, SEPARATE, r("a"), "</w:p>", p("b"))).isEqualTo("a\n\nb");
  }
}
