package dev.burhan.parsers.word;

import static dev.burhan.parsers.testing.DocxFixture.p;
import static dev.burhan.parsers.testing.DocxFixture.r;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.parsers.testing.DocxFixture;
import dev.burhan.parsers.testing.Reading;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocxNotesTest {

  private static final String FOOTNOTES =
      "<w:footnote w:type=\"separator\" w:id=\"-1\">"
          + p("ruler")
          + "</w:footnote>"
          + "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>"
          + r(" Without tax.")
          + "</w:p>"
          + p("More.")
          + "</w:footnote>"
          + "<w:footnote w:id=\"1\">"
          + p("In euros.")
          + "</w:footnote>"
          + "<w:footnote w:id=\"3\">"
          + p("Never referred to.")
          + "</w:footnote>";

  private final Path folder;

  DocxNotesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private String read(String... body) {
    return new Reading(new DocxParser())
        .text(
            DocxFixture.of(body)
                .part("footnotes", FOOTNOTES)
                .part("endnotes", "<w:endnote w:id=\"1\">" + p("See annex.") + "</w:endnote>")
                .write(folder));
  }

  private static String reference(String kind, int id) {
    return "<w:r><w:%sReference w:id=\"%d\"/></w:r>".formatted(kind, id);
  }

  @Test
  void notes_stand_behind_the_paragraph_that_refers_to_them() {
    assertThat(
            read(
                "<w:p>",
                r("The rent"),
                reference("footnote", 2),
                r(" is 100"),
                reference("footnote", 1),
                r("."),
                "</w:p>",
                p("Next."),
                "<w:p>",
                r("Term"),
                reference("endnote", 1),
                "</w:p>"))
        .isEqualTo(
            "The rent[1] is 100[2].\n\n[1] Without tax.\n\nMore.\n\n[2] In euros.\n\nNext.\n\nTerm[i]\n\n[i] See annex.");
  }

  @Test
  void notes_of_a_table_stand_behind_it() {
    assertThat(
            read(
                "<w:tbl><w:tr><w:tc><w:p>",
                r("Rent"),
                reference("footnote", 1),
                "</w:p></w:tc><w:tc>",
                p("100"),
                "</w:tc></w:tr></w:tbl>",
                p("Next.")))
        .isEqualTo("Rent[1] | 100\n\n[1] In euros.\n\nNext.");
  }

  @Test
  void a_note_comes_once_however_often_it_is_referred_to() {
    assertThat(
            read(
                "<w:p>",
                reference("footnote", 1),
                "</w:p><w:p>",
                reference("footnote", 1),
                "</w:p>"))
        .isEqualTo("[1]\n\n[1] In euros.\n\n[1]");
  }

  @Test
  void a_note_with_a_mark_of_its_own_has_no_number() {
    assertThat(
            read(
                "<w:p>",
                r("Rent"),
                "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"1\"/>"
                    + DocxFixture.t("*")
                    + "</w:r></w:p>"))
        .isEqualTo("Rent*\n\nIn euros.");
  }

  @Test
  void deleted_references_and_missing_notes_leave_nothing() {
    assertThat(
            read(
                "<w:p>",
                r("Rent"),
                "<w:del w:id=\"1\">",
                reference("footnote", 1),
                "</w:del>",
                reference("footnote", 99),
                "</w:p>"))
        .isEqualTo("Rent");
  }
}
