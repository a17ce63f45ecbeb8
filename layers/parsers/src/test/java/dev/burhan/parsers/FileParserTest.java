package dev.burhan.parsers;

import static dev.burhan.parsers.testing.Reading.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.PagedText;
import dev.burhan.documents.ParsedPage;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.parsers.format.ParseLimits;
import dev.burhan.parsers.testing.Reading;
import dev.burhan.parsers.testing.Samples;
import dev.burhan.structure.HeadingMark;
import dev.burhan.testing.SettableClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FileParserTest {

  private final Path folder;
  private final FileParser parser = new FileParser(ParseLimits.DEFAULT, Clock.systemUTC());
  private final Deadline soon = Deadline.in(Duration.ofMinutes(1), Clock.systemUTC());

  FileParserTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Parsing read(byte[] bytes, MediaType type) {
    return parser.parse(Reading.write(folder, bytes), type, soon);
  }

  private Parsing read(String text, MediaType type) {
    return read(text.getBytes(StandardCharsets.UTF_8), type);
  }

  /** Goes on by a step each time it is asked. */
  private static final class TickingClock extends Clock {
    private final Duration step;
    private Instant now = Instant.parse("2026-01-02T12:00:00Z");

    TickingClock(Duration step) {
      this.step = step;
    }

    @Override
    public Instant instant() {
      now = now.plus(step);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("UTC only");
    }
  }

  @ParameterizedTest
  @EnumSource
  void files_of_every_type_are_read(MediaType type) {
    assertThat(read(Samples.of(type), type))
        .isInstanceOfSatisfying(
            Parsing.Read.class,
            read -> {
              var text = PagedText.join(read.pages()).text();
              assertThat(text.replaceAll("\\s+", " "))
                  .isEqualTo(Samples.FIRST + " " + Samples.SECOND);
            });
  }

  /** HTML is plain text as well; nothing else is two things. */
  @ParameterizedTest
  @CsvSource({
    "PLAIN, HTML",
    "PLAIN, PDF",
    "PLAIN, DOCX",
    "HTML, PDF",
    "HTML, DOCX",
    "PDF, PLAIN",
    "PDF, MARKDOWN",
    "PDF, HTML",
    "PDF, DOCX",
    "DOCX, PLAIN",
    "DOCX, MARKDOWN",
    "DOCX, HTML",
    "DOCX, PDF"
  })
  void a_file_of_another_type_than_announced_is_refused(MediaType type, MediaType announced) {
    assertThat(read(Samples.of(type), announced)).isEqualTo(refused(DocumentFault.TYPE_MISMATCH));
  }

  @Test
  void a_damaged_file_is_refused() {
    assertThat(read("PK\u0003\u0004 and no more", MediaType.DOCX))
        .isEqualTo(refused(DocumentFault.DAMAGED));
    assertThat(read("%PDF-1.7 and no more", MediaType.PDF))
        .isEqualTo(refused(DocumentFault.DAMAGED));
  }

  @Test
  void faults_of_limits_are_told() {
    var small = new FileParser(Reading.limits(1, 10, 1_000), Clock.systemUTC());

    assertThat(
            small.parse(Reading.write(folder, Samples.of(MediaType.PLAIN)), MediaType.PLAIN, soon))
        .isEqualTo(refused(DocumentFault.TOO_LONG));
    assertThat(small.parse(Reading.write(folder, Samples.of(MediaType.DOCX)), MediaType.DOCX, soon))
        .isEqualTo(refused(DocumentFault.EXPANDS_TOO_FAR));
    assertThat(small.parse(Reading.write(folder, new byte[] {'\f', '\f'}), MediaType.PLAIN, soon))
        .isEqualTo(refused(DocumentFault.TOO_MANY_PAGES));
  }

  @Test
  void a_file_that_is_too_large_is_refused() throws IOException {
    var file = folder.resolve("large");
    try (var large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(50_000_001);
    }

    assertThat(parser.parse(file, MediaType.PLAIN, soon))
        .isEqualTo(refused(DocumentFault.TOO_LARGE));
  }

  @Test
  void text_can_be_stored() {
    assertThat(read("a\u001bb", MediaType.PLAIN))
        .isEqualTo(new Parsing.Read(List.of(ParsedPage.of("a b")), List.of()));
    assertThat(read("<h1>a&#xD83D;&#0;&#xFFFF;\u0007b</h1>", MediaType.HTML))
        .isInstanceOfSatisfying(
            Parsing.Read.class,
            read -> {
              var page = read.pages().getFirst();
              assertThat(page.text()).doesNotContainPattern("[\\p{Cc}\\p{Cs}\uffff]");
              assertThat(page.headings()).containsExactly(new HeadingMark(0, 1));
            });
  }

  @Test
  void the_time_of_the_parser_makes_a_file_too_complex() {
    var clock = new TickingClock(Duration.ofSeconds(50));
    var slow = new FileParser(ParseLimits.DEFAULT, clock);

    assertThat(
            slow.parse(
                Reading.write(folder, Samples.of(MediaType.DOCX)),
                MediaType.DOCX,
                Deadline.in(Duration.ofHours(10), clock)))
        .isEqualTo(refused(DocumentFault.TOO_COMPLEX));
  }

  @Test
  void the_time_of_the_caller_is_no_fault_of_the_file() {
    var clock = new TickingClock(Duration.ofSeconds(5));
    var slow = new FileParser(ParseLimits.DEFAULT, clock);
    var file = Reading.write(folder, Samples.of(MediaType.DOCX));
    var deadline = Deadline.in(Duration.ofSeconds(20), clock);

    assertThatThrownBy(() -> slow.parse(file, MediaType.DOCX, deadline))
        .isInstanceOf(DependencyFailure.Transient.class);
  }

  @Test
  void nothing_is_begun_without_time() {
    var clock = SettableClock.atNoon();
    var late = Deadline.in(Duration.ZERO, clock);
    var file = Reading.write(folder, Samples.of(MediaType.PLAIN));

    assertThatThrownBy(() -> parser.parse(file, MediaType.PLAIN, late))
        .isInstanceOf(DependencyFailure.Transient.class);
    assertThatThrownBy(() -> parser.image(file, 1, late))
        .isInstanceOf(DependencyFailure.Transient.class);
  }

  @Test
  void a_file_that_is_not_there_is_no_fault_of_who_sent_it() {
    var missing = folder.resolve("missing");

    assertThatThrownBy(() -> parser.parse(missing, MediaType.PDF, soon))
        .isInstanceOf(DependencyFailure.Transient.class);
    assertThatThrownBy(() -> parser.image(missing, 1, soon))
        .isInstanceOf(DependencyFailure.Transient.class);
  }

  @Test
  void pages_are_drawn() {
    var file = Reading.write(folder, Samples.of(MediaType.PDF));

    assertThat(parser.image(file, 2, soon).orElseThrow()).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void there_is_no_picture_of_a_page_that_cannot_be_drawn() {
    var file = Reading.write(folder, Samples.of(MediaType.PDF));

    assertThat(parser.image(file, 99, soon)).isEmpty();
    assertThat(parser.image(file, 0, soon)).isEmpty();
  }
}
