package dev.burhan.parsers.text;

import static dev.burhan.parsers.testing.Reading.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.documents.ParsedPage;
import dev.burhan.parsers.testing.Reading;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextParserTest {

  private final Path folder;
  private final Reading reading = new Reading(new TextParser());

  TextParserTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file(String text, Charset charset) {
    return Reading.write(folder, text.getBytes(charset));
  }

  private String text(String text) {
    return reading.text(file(text, StandardCharsets.UTF_8));
  }

  private Parsing hex(String hex) {
    return reading.of(Reading.write(folder, HexFormat.of().parseHex(hex)));
  }

  @Test
  void text_is_kept_as_it_is() {
    var text = "# Rent\n\n  *due*  \t| المادة ٣ |\n\n\n😀 end ";

    assertThat(text(text)).isEqualTo(text);
    assertThat(text("")).isEmpty();
  }

  @Test
  void lines_end_in_one_way() {
    assertThat(text("a\r\nb\rc\nd\r\r\ne\r")).isEqualTo("a\nb\nc\nd\n\ne\n");
  }

  @Test
  void the_end_of_a_line_may_fall_between_two_reads() {
    var before = "x".repeat(8_191);

    assertThat(text(before + "\r\nb")).isEqualTo(before + "\nb");
  }

  @Test
  void form_feeds_part_pages() {
    assertThat(reading.pages(file("one\n\ftwo\f", StandardCharsets.UTF_8)))
        .containsExactly(ParsedPage.of("one\n"), ParsedPage.of("two"), ParsedPage.of(""));
  }

  @Test
  void a_byte_order_mark_is_no_text() {
    assertThat(text("\ufeffالمادة")).isEqualTo("المادة");
    assertThat(reading.text(file("\ufeffالمادة 😀", StandardCharsets.UTF_16BE)))
        .isEqualTo("المادة 😀");
    assertThat(reading.text(file("\ufeffالمادة 😀", StandardCharsets.UTF_16LE)))
        .isEqualTo("المادة 😀");
  }

  @Test
  void other_encodings_are_refused() {
    assertThat(reading.of(file("المادة", Charset.forName("windows-1256"))))
        .isEqualTo(refused(DocumentFault.INVALID_ENCODING));
    assertThat(hex("61d9")).isEqualTo(refused(DocumentFault.INVALID_ENCODING));
    assertThat(hex("eda080")).isEqualTo(refused(DocumentFault.INVALID_ENCODING));
    assertThat(hex("c0af")).isEqualTo(refused(DocumentFault.INVALID_ENCODING));
  }

  @Test
  void half_a_character_of_utf_16_is_refused() {
    assertThat(hex("feffd83d0061")).isEqualTo(refused(DocumentFault.INVALID_ENCODING));
    assertThat(hex("feff0061d83d")).isEqualTo(refused(DocumentFault.INVALID_ENCODING));
    assertThat(hex("feff006100")).isEqualTo(refused(DocumentFault.INVALID_ENCODING));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "255044462d312e37",
        "504b030414",
        "504b0506",
        "d0cf11e0a1b11ae1",
        "ffd8ffe000104a",
        "610062",
        "fffe000041000000"
      })
  void binary_files_are_no_text(String hex) {
    assertThat(hex(hex)).isEqualTo(refused(DocumentFault.TYPE_MISMATCH));
  }

  @Test
  void a_zero_far_down_is_no_text_either() {
    assertThat(reading.of(file("a".repeat(10_000) + "\0", StandardCharsets.UTF_8)))
        .isEqualTo(refused(DocumentFault.TYPE_MISMATCH));
  }

  @Test
  void a_text_about_pdf_is_text() {
    assertThat(text("Files begin with %PDF-.")).isEqualTo("Files begin with %PDF-.");
  }

  @Test
  void a_text_that_is_too_long_is_refused() {
    var file = file("x".repeat(1_001), StandardCharsets.UTF_8);

    assertThatThrownBy(() -> reading.of(file, Reading.limits(10, 1_000, 0)))
        .hasMessage(DocumentFault.TOO_LONG.code());
    assertThat(reading.of(file, Reading.limits(10, 1_001, 0))).isInstanceOf(Parsing.Read.class);
  }

  @Test
  void a_text_of_too_many_pages_is_refused() {
    var file = file("\f".repeat(10), StandardCharsets.UTF_8);

    assertThatThrownBy(() -> reading.of(file, Reading.limits(10, 1_000, 0)))
        .hasMessage(DocumentFault.TOO_MANY_PAGES.code());
  }
}
