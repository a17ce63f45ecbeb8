package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.Embedder;
import dev.burhan.language.Vector;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Says what every {@link Embedder} does. */
public interface EmbedderContract {

  /** The implementation under test. */
  Embedder embedder();

  @Test
  default void gives_vectors_of_unit_length_and_of_its_dimensions() {
    var vectors = embedder().embedPassages(List.of("Rent is due.", "الإيجار", "🏠", "x"), soon());

    assertThat(vectors).hasSize(4).allSatisfy(this::isUnit);
    isUnit(embedder().embedQuestion("When is rent due?", soon()));
  }

  @Test
  default void keeps_the_order_of_many_passages() {
    var passages = IntStream.range(0, 200).mapToObj(i -> "clause " + i + " word" + i).toList();

    var vectors = embedder().embedPassages(passages, soon());

    assertThat(vectors).hasSize(200);
    for (int i : new int[] {0, 95, 96, 150, 199}) {
      var alone = embedder().embedPassages(List.of(passages.get(i)), soon()).getFirst();
      assertThat(vectors.get(i)).containsExactly(alone);
    }
  }

  @Test
  default void puts_a_question_closer_to_what_answers_it() {
    var question = new Vector(embedder().embedQuestion("rent due monthly", soon()));

    var passages = List.of("rent is due monthly", "dogs bark loudly");
    var vectors = embedder().embedPassages(passages, soon()).stream().map(Vector::new).toList();

    assertThat(question.dot(vectors.getFirst())).isGreaterThan(question.dot(vectors.getLast()));
  }

  @Test
  default void embeds_no_passages_as_none() {
    assertThat(embedder().embedPassages(List.of(), soon())).isEmpty();
  }

  @Test
  default void cuts_a_passage_that_is_too_long() {
    var novel = List.of("🏠".repeat(40_000));

    assertThat(embedder().embedPassages(novel, soon())).hasSize(1).allSatisfy(this::isUnit);
  }

  @Test
  default void fails_when_no_time_is_left() {
    var late = Deadline.in(Duration.ZERO, Clock.systemUTC());

    assertThatThrownBy(() -> embedder().embedQuestion("rent", late))
        .isInstanceOf(DependencyFailure.Transient.class);
    assertThatThrownBy(() -> embedder().embedPassages(List.of("rent"), late))
        .isInstanceOf(DependencyFailure.Transient.class);
  }

  private void isUnit(float[] values) {
    var vector = new Vector(values);
    assertThat(vector.dimensions()).isEqualTo(embedder().encoder().dimensions());
    assertThat(vector.dot(vector)).isCloseTo(1, within(1e-4));
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(2), Clock.systemUTC());
  }
}
