package dev.burhan.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.Embedder;
import dev.burhan.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every embedder must do, whatever its model. */
interface OnnxEmbedderChecks {

  String RENT = "The tenant shall pay the rent on the first day of each month.";
  String CATS = "Cats sleep for most of the day and hunt at dawn.";

  Embedder embedder();

  @Test
  default void gives_vectors_of_unit_length_and_of_the_stated_dimensions() {
    for (float[] vector : passages(List.of(RENT, CATS, ""))) {
      assertThat(vector).hasSize(embedder().encoder().dimensions());
      assertThat(TestModels.cosine(vector, vector)).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  default void gives_the_same_vector_for_the_same_text_whatever_its_neighbours() {
    float[] alone = passages(List.of(RENT)).getFirst();
    List<float[]> among = passages(List.of(CATS.repeat(9), RENT, "", CATS));

    assertThat(among.get(1)).containsExactly(alone);
  }

  @Test
  default void keeps_the_order_of_the_passages() {
    List<String> texts = List.of(CATS.repeat(4), RENT, CATS, RENT.repeat(3));

    List<float[]> vectors = passages(texts);

    assertThat(vectors).hasSameSizeAs(texts);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(vectors.get(i)).containsExactly(passages(List.of(texts.get(i))).getFirst());
    }
  }

  @Test
  default void puts_a_related_english_passage_closer_than_an_unrelated_one() {
    assertThat(cosine("When is the rent due?", RENT))
        .isGreaterThan(cosine("When is the rent due?", CATS));
  }

  @Test
  default void tells_questions_from_passages() {
    float[] question = embedder().embedQuestion(RENT, TestModels.soon());

    assertThat(question).isNotEqualTo(passages(List.of(RENT)).getFirst());
  }

  @Test
  default void cuts_very_long_text_instead_of_failing() {
    List<float[]> vectors = passages(List.of(RENT.repeat(20_000), "a".repeat(500_000)));

    assertThat(vectors.getFirst()).containsExactly(passages(List.of(RENT.repeat(200))).getFirst());
    assertThat(TestModels.cosine(vectors.get(1), vectors.get(1))).isCloseTo(1, within(1e-5));
  }

  @Test
  default void takes_any_string() {
    List<String> odd = List.of("", " ", "\u0000", "\uD83D\uDE00 \uD83D", "\uDE00", "\uFFFF", "\n");

    assertThat(passages(odd)).hasSize(odd.size()).allMatch(v -> !Float.isNaN(v[0]));
  }

  @Test
  default void gives_nothing_for_no_passages() {
    assertThat(passages(List.of())).isEmpty();
  }

  @Test
  default void gives_up_when_time_has_run_out() {
    var clock = SettableClock.atNoon();
    var over = new Deadline(clock, clock.instant().minus(Duration.ofMillis(1)));

    assertThatThrownBy(() -> embedder().embedQuestion("Who pays?", over))
        .isInstanceOf(DependencyFailure.Transient.class);
    assertThatThrownBy(() -> embedder().embedPassages(List.of(RENT), over))
        .isInstanceOf(DependencyFailure.Transient.class)
        .hasMessageContaining("done 0 of 1 passages");
  }

  @Test
  default void serves_eight_threads_at_once() throws InterruptedException, ExecutionException {
    float[] expected = passages(List.of(RENT)).getFirst();
    var results = new ArrayList<Future<List<float[]>>>();

    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 32; i++) {
        String other = CATS.repeat(1 + i % 5);
        results.add(threads.submit(() -> passages(List.of(other, RENT))));
      }
    }

    for (var result : results) {
      assertThat(result.get().get(1)).containsExactly(expected);
    }
  }

  default List<float[]> passages(List<String> texts) {
    return embedder().embedPassages(texts, TestModels.soon());
  }

  default double cosine(String question, String passage) {
    return TestModels.cosine(
        embedder().embedQuestion(question, TestModels.soon()),
        passages(List.of(passage)).getFirst());
  }
}
