package dev.burhan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.language.Language;
import dev.burhan.language.Words;
import dev.burhan.structure.HeadingPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Says what holds for the chunks of any text, on random ones and on the sample documents. */
final class ChunkerPropertiesTest {

  private static final Path SAMPLES =
      Path.of("..", "..", "local", "cloud", "src", "main", "resources", "sample", "documents");
  private static final int SAMPLES_MIN = 8;

  static List<Path> samples() throws IOException {
    try (var files = Files.list(SAMPLES)) {
      var samples = files.sorted().toList();
      assertThat(samples).hasSizeGreaterThanOrEqualTo(SAMPLES_MIN);
      return samples;
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void hold_for_the_sample_documents(Path file) throws IOException {
    var text = Files.readString(file);

    for (var variant :
        List.of(
            text,
            text.replace("\n", "\r\n"),
            text.replace("\n\n", "\n"),
            text.replaceAll("(?m)^#+ ", ""),
            text.replace("\n\n", "   "),
            wrapped(text))) {
      assertHolds(PagedText.of(variant), Chunker.Limits.DEFAULT);
      assertHolds(PagedText.of(variant), new Chunker.Limits(50, 100));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void hold_for_sample_documents_that_were_damaged(Path file) throws IOException {
    var random = new Random(file.getFileName().toString().hashCode());
    var lines = Files.readAllLines(file);
    for (int i = 0; i < 8; i++) {
      var damaged = RandomText.damaged(random, lines);
      assertHolds(RandomText.paged(random, damaged), new Chunker.Limits(200, 300));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void each_sample_has_chunks_under_headings(Path file) throws IOException {
    var chunks = chunk(PagedText.of(Files.readString(file)), Chunker.Limits.DEFAULT);

    assertThat(chunks).hasSizeGreaterThan(10);
    assertThat(chunks).filteredOn(chunk -> chunk.headings().size() < 2).hasSizeLessThan(4);
    assertThat(chunks).extracting(chunk -> chunk.headings().getFirst()).containsOnly(title(file));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_broken_into_short_lines_has_the_same_chunks(Path file) throws IOException {
    var text = Files.readString(file);

    var whole = chunk(PagedText.of(text), Chunker.Limits.DEFAULT);
    var broken = chunk(PagedText.of(wrapped(text)), Chunker.Limits.DEFAULT);

    assertThat(broken.stream().map(chunk -> chunk.text().replace("\n", " ")))
        .containsExactlyElementsOf(whole.stream().map(c -> c.text().replace("\n", " ")).toList());
    assertThat(broken.stream().map(Chunk::headings))
        .containsExactlyElementsOf(whole.stream().map(Chunk::headings).toList());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_without_the_marks_of_markdown_has_the_same_chunks(Path file) throws IOException {
    var text = Files.readString(file);
    int title = text.indexOf('\n');

    var marked = chunk(PagedText.of(text), Chunker.Limits.DEFAULT);
    var plain =
        chunk(
            PagedText.of(
                text.substring(0, title) + text.substring(title).replaceAll("\n#+ ", "\n")),
            Chunker.Limits.DEFAULT);

    assertThat(plain.stream().map(Chunk::text))
        .containsExactlyElementsOf(marked.stream().map(Chunk::text).toList());
    assertThat(plain.stream().map(Chunk::headings))
        .containsExactlyElementsOf(marked.stream().map(Chunk::headings).toList());
    assertThat(plain.stream().map(Chunk::parent))
        .containsExactlyElementsOf(marked.stream().map(Chunk::parent).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 137, 1500})
  void hold_for_random_texts(int max) {
    var random = new Random(max);
    for (int i = 0; i < 100; i++) {
      var text = RandomText.text(random, random.nextInt(3000));
      assertHolds(RandomText.paged(random, text), new Chunker.Limits(90, max));
    }
  }

  @Test
  void hold_for_any_characters() {
    var random = new Random(1);
    for (int i = 0; i < 100; i++) {
      var text = new StringBuilder();
      random
          .ints(500, 1, 0x2_0000)
          .filter(Character::isDefined)
          .filter(c -> c < 0xD800 || c > 0xDFFF)
          .forEach(text::appendCodePoint);
      assertHolds(PagedText.of(text.toString()), new Chunker.Limits(90, 100));
    }
  }

  private static void assertHolds(PagedText content, Chunker.Limits limits) {
    var chunks = chunk(content, limits);
    int end = 0;
    for (int i = 0; i < chunks.size(); i++) {
      var chunk = chunks.get(i);
      assertThat(chunk.ordinal()).isEqualTo(i);
      assertThat(chunk.page()).isEqualTo(content.pageAt(chunk.span().start()));
      assertThat(chunk.text()).isEqualTo(at(content.text(), chunk.span()));
      assertThat(chunk.text().length()).isBetween(1, limits.max());
      assertThat(chunk.text()).isEqualTo(chunk.text().strip());
      assertThat(chunk.span().start()).isGreaterThanOrEqualTo(end);
      assertThat(Words.of(chunk.text())).isNotEmpty();
      assertHeadings(chunk, chunks);
      end = chunk.span().end();
    }
    assertNoWordIsLost(content.text(), chunks);
    assertThat(chunk(content, limits)).isEqualTo(chunks);
  }

  /** They are few and short, and those of the chunk that introduces it are the first of them. */
  private static void assertHeadings(Chunk chunk, List<Chunk> chunks) {
    assertThat(chunk.headings()).hasSizeLessThanOrEqualTo(HeadingPath.HEADINGS_MAX);
    assertThat(chunk.headings()).allMatch(heading -> heading.length() <= 160);
    assertThat(chunk.headings().stream().mapToInt(String::length).sum())
        .isLessThanOrEqualTo(HeadingPath.LENGTH_MAX);
    chunk
        .parent()
        .ifPresent(
            parent -> {
              assertThat(parent).isBetween(0, chunk.ordinal() - 1);
              var above = chunks.get(parent).headings();
              assertThat(chunk.headings()).hasSizeGreaterThanOrEqualTo(above.size());
              assertThat(chunk.headings().subList(0, above.size())).isEqualTo(above);
            });
  }

  /**
   * What lies between chunks holds no word, or is the end of the path of the chunk that follows.
   */
  private static void assertNoWordIsLost(String text, List<Chunk> chunks) {
    int from = 0;
    for (var chunk : chunks) {
      var gap = Words.joined(at(text, new Span(from, chunk.span().start())));
      var path = Words.joined(String.join("\n", chunk.headings()));
      assertThat(" " + path + " ").contains(gap.isEmpty() ? "" : " " + gap + " ");
      from = chunk.span().end();
    }
    int length = text.codePointCount(0, text.length());
    assertThat(Words.of(at(text, new Span(from, length)))).isEmpty();
  }

  private static String at(String text, Span span) {
    int start = text.offsetByCodePoints(0, span.start());
    return text.substring(start, text.offsetByCodePoints(start, span.length()));
  }

  private static List<Chunk> chunk(PagedText content, Chunker.Limits limits) {
    var details = DocumentDetails.of(new DocumentId("a"), "t");
    var language = Language.of(content.text());
    return new Chunker(limits)
        .chunk(new Document(details, MediaType.PLAIN, language, content, "hash"));
  }

  /** The text as a typewriter would have it, but for headings of Markdown. */
  private static String wrapped(String text) {
    return text.lines()
        .map(line -> line.startsWith("#") ? line : line.replaceAll("(.{50,60}) ", "$1\n"))
        .collect(Collectors.joining("\n"));
  }

  private static String title(Path file) throws IOException {
    return Files.readAllLines(file).getFirst().replaceFirst("^# ", "");
  }
}
