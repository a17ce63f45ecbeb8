package dev.burhan.parsers.word;

import static dev.burhan.parsers.testing.DocxFixture.item;
import static dev.burhan.parsers.testing.DocxFixture.level;
import static dev.burhan.parsers.testing.DocxFixture.numPr;
import static dev.burhan.parsers.testing.DocxFixture.p;
import static dev.burhan.parsers.testing.DocxFixture.row;
import static dev.burhan.parsers.testing.DocxFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.parsers.testing.DocxFixture;
import dev.burhan.parsers.testing.Reading;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocxNumberingTest {

  private static final String DELETED = "<w:rPr><w:del w:id=\"1\"/></w:rPr>";

  private final Path folder;

  DocxNumberingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private List<String> read(DocxFixture file) {
    return new Reading(new DocxParser())
        .text(file.write(folder))
        .lines()
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** Three levels as contracts have them. */
  private static DocxFixture contract(String... body) {
    return DocxFixture.of(body)
        .list(
            level(0, "decimal", "%1."),
            level(1, "decimal", "%1.%2"),
            level(2, "lowerLetter", "(%3)"));
  }

  @Test
  void clauses_are_numbered_on_their_levels() {
    assertThat(
            read(
                contract(
                    item(1, 0, "Rent"),
                    item(1, 1, "Amount"),
                    item(1, 2, "base"),
                    item(1, 2, "extra"),
                    item(1, 1, "Time"),
                    item(1, 0, "Term"),
                    item(1, 1, "Start"),
                    item(1, 2, "day"))))
        .containsExactly(
            "1. Rent",
            "1.1 Amount",
            "(a) base",
            "(b) extra",
            "1.2 Time",
            "2. Term",
            "2.1 Start",
            "(a) day");
  }

  @Test
  void text_between_clauses_does_not_disturb_the_count() {
    assertThat(
            read(
                contract(item(1, 0, "Rent"), p("Text."), table(row("a", "b")), item(1, 0, "Term"))))
        .containsExactly("1. Rent", "Text.", "a | b", "2. Term");
  }

  @Test
  void labels_hold_text_in_any_language() {
    assertThat(
            read(
                DocxFixture.of(item(1, 0, "الإيجار"), item(1, 1, "القيمة"))
                    .list(level(0, "decimal", "المادة %1"), level(1, "arabicAbjad", "%2)"))))
        .containsExactly("المادة 1 الإيجار", "أ) القيمة");
  }

  @Test
  void bullets_are_dashes() {
    assertThat(read(DocxFixture.of(item(1, 0, "one")).list(level(0, "bullet", "\uf0b7"))))
        .containsExactly("- one");
  }

  @Test
  void a_level_without_number_or_text_puts_nothing_before() {
    assertThat(
            read(
                DocxFixture.of(item(1, 0, "one"), item(1, 1, "two"))
                    .list(level(0, "none", ""), level(1, "none", "Note:"))))
        .containsExactly("one", "Note: two");
  }

  @Test
  void a_bullet_above_has_no_number_to_show() {
    assertThat(
            read(
                DocxFixture.of(item(1, 0, "a"), item(1, 2, "b"))
                    .list(
                        level(0, "decimal", "%1."),
                        level(1, "bullet", "-"),
                        level(2, "decimal", "%1.%2%3"))))
        .containsExactly("1. a", "1.1 b");
  }

  @Test
  void a_level_left_out_counts_as_one() {
    assertThat(read(contract(item(1, 1, "first"), item(1, 0, "next"))))
        .containsExactly("1.1 first", "2. next");
  }

  @Test
  void lists_start_where_they_say() {
    var level =
        "<w:lvl w:ilvl=\"0\"><w:start w:val=\"5\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>";

    assertThat(read(DocxFixture.of(item(1, 0, "a"), item(1, 0, "b")).list(level)))
        .containsExactly("5. a", "6. b");
  }

  @Test
  void lists_of_one_definition_share_their_count_until_one_starts_anew() {
    var numbering =
        "<w:abstractNum w:abstractNumId=\"0\">"
            + level(0, "decimal", "%1.")
            + level(1, "decimal", "%1.%2")
            + "</w:abstractNum>"
            + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
            + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/></w:num>"
            + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>";

    assertThat(
            read(
                DocxFixture.of(
                        item(1, 0, "a"),
                        item(2, 0, "b"),
                        item(3, 0, "c"),
                        item(3, 0, "d"),
                        item(3, 1, "e"),
                        item(1, 0, "f"))
                    .part("numbering", numbering)))
        .containsExactly("1. a", "2. b", "7. c", "8. d", "8.1 e", "9. f");
  }

  @Test
  void a_list_may_redefine_a_level() {
    var numbering =
        "<w:abstractNum w:abstractNumId=\"0\">"
            + level(0, "decimal", "%1.")
            + "</w:abstractNum>"
            + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
            + level(0, "upperRoman", "§ %1")
            + "</w:lvlOverride></w:num>";

    assertThat(read(DocxFixture.of(item(1, 0, "a"), item(1, 0, "b")).part("numbering", numbering)))
        .containsExactly("§ I a", "§ II b");
  }

  @Test
  void a_level_restarts_only_where_it_is_told_to() {
    assertThat(
            read(
                DocxFixture.of(item(1, 0, "a"), item(1, 1, "b"), item(1, 0, "c"), item(1, 1, "d"))
                    .list(
                        level(0, "decimal", "%1."),
                        level(1, "decimal", "(%2)", "<w:lvlRestart w:val=\"0\"/>"))))
        .containsExactly("1. a", "(1) b", "2. c", "(2) d");
    assertThat(
            read(
                DocxFixture.of(
                        item(1, 0, "a"),
                        item(1, 1, "b"),
                        item(1, 2, "c"),
                        item(1, 1, "d"),
                        item(1, 2, "e"),
                        item(1, 0, "f"),
                        item(1, 2, "g"))
                    .list(
                        level(0, "decimal", "%1."),
                        level(1, "decimal", "%2."),
                        level(2, "decimal", "(%3)", "<w:lvlRestart w:val=\"1\"/>"))))
        .containsExactly("1. a", "1. b", "(1) c", "2. d", "(2) e", "2. f", "(1) g");
  }

  @Test
  void legal_numbering_writes_the_levels_above_in_digits() {
    assertThat(
            read(
                DocxFixture.of(item(1, 0, "a"), item(1, 1, "b"), item(1, 2, "c"))
                    .list(
                        level(0, "upperRoman", "Article %1."),
                        level(1, "decimalZero", "Section %1.%2", "<w:isLgl/>"),
                        level(2, "lowerLetter", "%1.%2(%3)"))))
        .containsExactly("Article I. a", "Section 1.01 b", "I.01(a) c");
  }

  @Test
  void styles_number_their_paragraphs() {
    var styles =
        """
        <w:style w:type="paragraph" w:styleId="Clause"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Clause"/></w:style>
        """;
    var plain = "<w:pStyle w:val=\"Clause\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>";

    assertThat(
            read(
                contract(
                        p("<w:pStyle w:val=\"Clause\"/>", "a"),
                        p("<w:pStyle w:val=\"Own\"/>", "b"),
                        p(plain, "c"),
                        p("<w:pStyle w:val=\"Own\"/><w:numPr><w:ilvl w:val=\"2\"/></w:numPr>", "d"))
                    .part("styles", styles)))
        .containsExactly("1.1 a", "1.2 b", "c", "(a) d");
  }

  @Test
  void a_level_bound_to_a_style_wins_over_the_level_that_the_style_names() {
    var styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";

    assertThat(
            read(
                DocxFixture.of(p("<w:pStyle w:val=\"H2\"/>", "a"))
                    .part("styles", styles)
                    .list(
                        level(0, "decimal", "%1."),
                        level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"H2\"/>"))))
        .containsExactly("1.1 a");
  }

  @Test
  void a_definition_may_be_that_of_a_style() {
    var styles =
        "<w:style w:type=\"numbering\" w:styleId=\"Legal\"><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>";
    var numbering =
        "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"Legal\"/></w:abstractNum>"
            + "<w:abstractNum w:abstractNumId=\"1\"><w:styleLink w:val=\"Legal\"/>"
            + level(0, "upperLetter", "%1)")
            + "</w:abstractNum>"
            + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>";

    assertThat(
            read(
                DocxFixture.of(item(1, 0, "a"), item(1, 0, "b"))
                    .part("styles", styles)
                    .part("numbering", numbering)))
        .containsExactly("A) a", "B) b");
  }

  @Test
  void definitions_that_refer_to_each_other_in_a_circle_number_nothing() {
    var styles =
        "<w:style w:type=\"numbering\" w:styleId=\"Legal\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    var numbering =
        "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"Legal\"/></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";

    assertThat(
            read(
                DocxFixture.of(item(1, 0, "a"))
                    .part("styles", styles)
                    .part("numbering", numbering)))
        .containsExactly("a");
  }

  @Test
  void a_format_of_the_authors_own_is_padded_as_its_example() {
    var format =
        "<mc:AlternateContent><mc:Choice Requires=\"w14\"><w:numFmt w:val=\"custom\" w:format=\"001, 002, 003, ...\"/></mc:Choice>"
            + "<mc:Fallback><w:numFmt w:val=\"decimal\"/></mc:Fallback></mc:AlternateContent>";

    assertThat(
            read(
                DocxFixture.of(item(1, 0, "a"))
                    .list(
                        "<w:lvl w:ilvl=\"0\"><w:start w:val=\"9\"/>"
                            + format
                            + "<w:lvlText w:val=\"%1.\"/></w:lvl>")))
        .containsExactly("009. a");
  }

  @Test
  void what_is_hidden_or_deleted_is_not_counted() {
    assertThat(
            read(
                contract(
                    item(1, 0, "a"), p(DELETED + numPr(1, 0), ""),
                    p("<w:rPr><w:vanish/></w:rPr>" + numPr(1, 0), ""), item(1, 0, "b"))))
        .containsExactly("1. a", "2. b");
  }

  @Test
  void a_hidden_number_is_counted() {
    assertThat(
            read(
                DocxFixture.of(item(1, 0, "a"), item(1, 1, "b"))
                    .list(
                        level(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>"),
                        level(1, "decimal", "%1.%2"))))
        .containsExactly("a", "1.1 b");
  }

  @Test
  void an_empty_paragraph_shows_its_number() {
    assertThat(
            read(
                contract(
                    "<w:tbl><w:tr><w:tc>",
                    item(1, 0, ""),
                    "</w:tc><w:tc>",
                    p("Rent"),
                    "</w:tc></w:tr></w:tbl>")))
        .containsExactly("1. | Rent");
  }

  @Test
  void lists_that_do_not_exist_number_nothing() {
    assertThat(read(contract(item(9, 0, "a"), item(1, 8, "b"), item(1, 77, "c"), item(1, -1, "d"))))
        .containsExactly("a", "b", "c", "d");
    assertThat(read(DocxFixture.of(item(1, 0, "a")))).containsExactly("a");
  }

  @Test
  void numbers_that_make_no_sense_do_no_harm() {
    var level =
        "<w:lvl w:ilvl=\"0\"><w:start w:val=\"%s\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%%1%%\"/></w:lvl>";

    assertThat(read(DocxFixture.of(item(1, 0, "a")).list(level.formatted("2000000000"))))
        .containsExactly("1000000% a");
    assertThat(read(DocxFixture.of(item(1, 0, "a")).list(level.formatted("-7"))))
        .containsExactly("0% a");
    assertThat(read(DocxFixture.of(item(1, 0, "a")).list(level.formatted("x"))))
        .containsExactly("a% a");
  }
}
