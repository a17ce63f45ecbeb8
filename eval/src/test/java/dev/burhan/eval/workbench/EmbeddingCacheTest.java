package dev.burhan.eval.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.Deadline;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import dev.burhan.testing.HashingEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddingCacheTest {

  private final Path folder;

  private final Counting embedder = new Counting();

  EmbeddingCacheTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void gives_one_vector_for_each_passage_in_order() {
    var cache = cache();
    cache.embedPassages(List.of("b"), soon());

    var vectors = cache.embedPassages(List.of("a", "b", "a", "c"), soon());

    assertThat(vectors).containsExactly(plain("a"), plain("b"), plain("a"), plain("c"));
  }

  @Test
  void a_second_run_embeds_nothing() {
    var passages = IntStream.range(0, 150).mapToObj(i -> "passage " + i).toList();
    cache().embedPassages(passages, soon());
    cache().embedQuestion("question", soon());
    embedder.embedded.clear();

    var second = cache();
    var vectors = second.embedPassages(passages, soon());
    var question = second.embedQuestion("question", soon());

    assertThat(embedder.embedded).isEmpty();
    assertThat(vectors).hasSize(150);
    assertThat(vectors.getLast()).isEqualTo(plain("passage 149"));
    assertThat(question).isEqualTo(plain("question"));
  }

  @Test
  void a_text_that_changed_is_embedded_anew() {
    cache().embedPassages(List.of("rent is due"), soon());
    embedder.embedded.clear();

    var vector = cache().embedPassages(List.of("rent was due"), soon()).getFirst();

    assertThat(embedder.embedded).containsExactly("rent was due");
    assertThat(vector).isEqualTo(plain("rent was due"));
  }

  @Test
  void a_question_is_not_a_passage_of_the_same_words() {
    var cache = cache();
    cache.embedPassages(List.of("rent"), soon());
    embedder.embedded.clear();

    cache.embedQuestion("rent", soon());

    assertThat(embedder.embedded).containsExactly("rent");
  }

  @Test
  void recovers_from_a_file_cut_short_anywhere() throws IOException {
    cache().embedPassages(List.of("one", "two"), soon());
    var file = folder.resolve("vectors-hashing.bin");
    var whole = Files.readAllBytes(file);
    for (int bytes = 0; bytes < whole.length; bytes += 7) {
      Files.write(file, Arrays.copyOf(whole, bytes));

      cache().embedPassages(List.of("one", "two", "three"), soon());
      embedder.embedded.clear();
      var vectors = cache().embedPassages(List.of("one", "two", "three"), soon());

      assertThat(embedder.embedded).as("cut at " + bytes).isEmpty();
      assertThat(vectors).containsExactly(plain("one"), plain("two"), plain("three"));
    }
  }

  @Test
  void fails_on_a_file_that_is_no_cache() throws IOException {
    var bytes = new byte[1_000];
    Arrays.fill(bytes, (byte) 0xff);
    Files.write(folder.resolve("vectors-hashing.bin"), bytes);

    assertThatThrownBy(this::cache)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("vectors-hashing.bin")
        .hasMessageContaining("delete it");
  }

  @Test
  void no_passage_gives_no_vector_and_no_file() {
    assertThat(cache().embedPassages(List.of(), soon())).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  private EmbeddingCache cache() {
    return new EmbeddingCache(embedder, folder, left -> {});
  }

  private static float[] plain(String text) {
    return new HashingEmbedder().embedQuestion(text, soon());
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(5), Clock.systemUTC());
  }

  /** Remembers what it embedded. */
  private static final class Counting implements Embedder {
    private final HashingEmbedder embedder = new HashingEmbedder();
    private final List<String> embedded = new ArrayList<>();

    @Override
    public Encoder encoder() {
      return embedder.encoder();
    }

    @Override
    public float[] embedQuestion(String question, Deadline deadline) {
      embedded.add(question);
      return embedder.embedQuestion(question, deadline);
    }

    @Override
    public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
      embedded.addAll(passages);
      return embedder.embedPassages(passages, deadline);
    }
  }
}
