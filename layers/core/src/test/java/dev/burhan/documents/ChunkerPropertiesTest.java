package dev.burhan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.language.Language;
import dev.burhan.language.Words;
import dev.burhan.testing.TestDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
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

    for (var variant : List.of(text, text.replace("\n", "\r\n"), text.replace("\n\n", "\n"))) {
      assertHolds(variant, Chunker.Limits.DEFAULT);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void each_sample_has_chunks_under_headings(Path file) throws IOException {
    var chunks = chunk(Files.readString(file), Chunker.Limits.DEFAULT);

    assertThat(chunks).hasSizeGreaterThan(10);
    assertThat(chunks).filteredOn(chunk -> chunk.headings().size() < 2).hasSizeLessThan(4);
    assertThat(chunks).extracting(chunk -> chunk.headings().getFirst()).containsOnly(title(file));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 137, 1500})
  void hold_for_random_texts(int max) {
    var random = new Random(max);
    for (int i = 0; i < 150; i++) {
      assertHolds(RandomText.text(random, random.nextInt(3000)), new Chunker.Limits(90, max));
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
      assertHolds(text.toString(), new Chunker.Limits(90, 100));
    }
  }

  private static void assertHolds(String text, Chunker.Limits limits) {
    var chunks = chunk(text, limits);
    int end = 0;
    for (int i = 0; i < chunks.size(); i++) {
      var chunk = chunks.get(i);
      assertThat(chunk.ordinal()).isEqualTo(i);
      assertThat(chunk.page()).isEqualTo(1);
      assertThat(chunk.text()).isEqualTo(at(text, chunk.span()));
      assertThat(chunk.text().length()).isBetween(1, limits.max());
      assertThat(chunk.span().start()).isGreaterThanOrEqualTo(end);
      assertThat(Words.of(chunk.text())).isNotEmpty();
      assertThat(chunk.headings()).allMatch(heading -> heading.length() <= 160);
      end = chunk.span().end();
    }
    assertNoWordIsLost(text, chunks);
  }

  /** What lies between chunks holds no word, or is a heading of the chunk that follows. */
  private static void assertNoWordIsLost(String text, List<Chunk> chunks) {
    int from = 0;
    var pending = new ArrayList<String>();
    for (var chunk : chunks) {
      pending.addAll(wordyLines(at(text, new Span(from, chunk.span().start()))));
      assertThat(pending).allSatisfy(line -> assertThat(isAbove(line, chunk)).as(line).isTrue());
      pending.clear();
      from = chunk.span().end();
    }
    int length = text.codePointCount(0, text.length());
    assertThat(wordyLines(at(text, new Span(from, length)))).isEmpty();
  }

  private static boolean isAbove(String line, Chunk chunk) {
    return StructureLine.read(line) instanceof StructureLine.Heading(int depth, String title)
        && depth > 0
        && chunk.headings().contains(title);
  }

  private static List<String> wordyLines(String gap) {
    return Stream.of(gap.split("\n", -1)).filter(line -> !Words.of(line).isEmpty()).toList();
  }

  private static String at(String text, Span span) {
    int start = text.offsetByCodePoints(0, span.start());
    return text.substring(start, text.offsetByCodePoints(start, span.length()));
  }

  private static List<Chunk> chunk(String text, Chunker.Limits limits) {
    var document = TestDocuments.document("a", "t", Language.of(text), text);
    return new Chunker(limits).chunk(document);
  }

  private static String title(Path file) throws IOException {
    return Files.readAllLines(file).getFirst().replaceFirst("^# ", "");
  }
}
