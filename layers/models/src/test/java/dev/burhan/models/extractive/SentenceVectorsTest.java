package dev.burhan.models.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import dev.burhan.language.Vector;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SentenceVectorsTest {

  private final Counting embedder = new Counting();
  private final SentenceVectors vectors = new SentenceVectors(embedder);

  @Test
  void gives_one_vector_for_each_sentence_in_order() {
    vectors.of(List.of("b"), Corpus.soon());

    var found = vectors.of(List.of("a", "b", "a", "c"), Corpus.soon());

    assertThat(found).containsExactly(plain("a"), plain("b"), plain("a"), plain("c"));
  }

  @Test
  void embeds_a_sentence_once() {
    vectors.of(List.of("a", "b", "a"), Corpus.soon());
    vectors.of(List.of("b", "c", "a"), Corpus.soon());

    assertThat(embedder.embedded).containsExactly("a", "b", "c");
  }

  @Test
  void no_sentence_gives_no_vector() {
    assertThat(vectors.of(List.of(), Corpus.soon())).isEmpty();
  }

  @Test
  void forgets_the_sentence_not_asked_for_longest() {
    vectors.of(List.of("a", "b"), Corpus.soon());
    vectors.of(List.of("a"), Corpus.soon());
    vectors.of(numbered(SentenceVectors.REMEMBERED_MAX - 1), Corpus.soon());
    embedder.embedded.clear();

    vectors.of(List.of("a", "b"), Corpus.soon());

    assertThat(embedder.embedded).containsExactly("b");
  }

  @Test
  void a_sentence_forgotten_while_others_are_added_still_has_its_vector() {
    vectors.of(List.of("a"), Corpus.soon());
    vectors.of(numbered(SentenceVectors.REMEMBERED_MAX - 1), Corpus.soon());

    var found = vectors.of(List.of("b", "c", "a"), Corpus.soon());

    assertThat(found).containsExactly(plain("b"), plain("c"), plain("a"));
  }

  @Test
  void more_sentences_than_it_remembers_all_have_vectors() {
    var many = numbered(SentenceVectors.REMEMBERED_MAX + 10);

    assertThat(vectors.of(many, Corpus.soon())).hasSameSizeAs(many).doesNotContainNull();
  }

  @Test
  void serves_threads_at_the_same_time() throws Exception {
    var tasks = new ArrayList<Callable<List<Vector>>>();
    for (int i = 0; i < 400; i++) {
      var asked = List.of("s" + i % 7, "s" + i % 11, "t" + i % 13);
      tasks.add(() -> vectors.of(asked, Corpus.soon()));
    }

    try (var threads = Executors.newFixedThreadPool(4)) {
      var results = threads.invokeAll(tasks);

      for (int i = 0; i < tasks.size(); i++) {
        assertThat(results.get(i).get())
            .containsExactly(plain("s" + i % 7), plain("s" + i % 11), plain("t" + i % 13));
      }
    }
  }

  @Test
  void fails_when_no_time_is_left_to_embed() {
    var clock = SettableClock.atNoon();
    var deadline = Deadline.in(Duration.ofSeconds(1), clock);
    clock.advance(Duration.ofSeconds(1));

    assertThatThrownBy(() -> vectors.of(List.of("a"), deadline))
        .isInstanceOf(DependencyFailure.Transient.class);
  }

  private static List<String> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> "sentence " + i).toList();
  }

  private static Vector plain(String text) {
    return new Vector(new HashingEmbedder().embedQuestion(text, Corpus.soon()));
  }

  /** Remembers what it embedded. */
  private static final class Counting implements Embedder {
    private final HashingEmbedder embedder = new HashingEmbedder();
    private final List<String> embedded = Collections.synchronizedList(new ArrayList<>());

    @Override
    public Encoder encoder() {
      return embedder.encoder();
    }

    @Override
    public float[] embedQuestion(String question, Deadline deadline) {
      return embedder.embedQuestion(question, deadline);
    }

    @Override
    public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
      embedded.addAll(passages);
      return embedder.embedPassages(passages, deadline);
    }
  }
}
