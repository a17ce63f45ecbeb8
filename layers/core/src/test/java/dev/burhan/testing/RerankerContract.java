package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.Reranker;
import dev.burhan.language.Reranker.Relevance;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Says what every {@link Reranker} does that goes by the words two texts share. */
public interface RerankerContract {

  /** The implementation under test. */
  Reranker reranker();

  @Test
  default void puts_the_passage_that_answers_first() {
    var passages = List.of("The tenant paints the walls.", "Rent is due monthly.", "Dogs bark.");

    assertThat(order("When is rent due?", passages, 3)).startsWith(1).doesNotHaveDuplicates();
  }

  @Test
  default void gives_no_more_than_is_wanted() {
    var passages = List.of("rent", "rent due", "nothing", "rent is due");

    assertThat(order("rent is due", passages, 2)).containsExactly(3, 1);
  }

  @Test
  default void gives_all_there_are_when_more_is_wanted() {
    assertThat(order("rent", List.of("dogs", "rent"), 50)).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  default void keeps_the_order_of_those_that_score_alike() {
    assertThat(order("rent", List.of("dogs", "cats", "rent", "mice"), 4))
        .containsExactly(2, 0, 1, 3);
  }

  @Test
  default void scores_fall_from_the_first_to_the_last() {
    var passages = List.of("nothing", "rent", "rent due", "الإيجار", "rent is due 🏠");

    assertThat(reranker().rerank("rent is due", passages, 5, soon()))
        .extracting(Relevance::score)
        .hasSize(5)
        .isSortedAccordingTo(Collections.reverseOrder());
  }

  @Test
  default void orders_arabic_as_well() {
    var passages = List.of("يدهن المستأجر الجدران", "الإيجار مستحق شهريا");

    assertThat(order("متى الإيجار مستحق", passages, 1)).containsExactly(1);
  }

  @Test
  default void orders_nothing_when_there_is_nothing() {
    assertThat(order("rent", List.of(), 3)).isEmpty();
  }

  @Test
  default void takes_as_many_as_one_call_may_have_and_no_more() {
    var most = Collections.nCopies(Reranker.PASSAGES_MAX, "rent");
    var more = Collections.nCopies(Reranker.PASSAGES_MAX + 1, "rent");

    assertThat(order("rent", most, 3)).containsExactly(0, 1, 2);
    assertThatIllegalArgumentException().isThrownBy(() -> order("rent", more, 3));
  }

  @Test
  default void is_not_asked_for_nothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> order("rent", List.of("rent"), 0));
  }

  @Test
  default void fails_when_no_time_is_left() {
    var late = Deadline.in(Duration.ZERO, Clock.systemUTC());

    assertThatThrownBy(() -> reranker().rerank("rent", List.of("rent"), 1, late))
        .isInstanceOf(DependencyFailure.Transient.class);
  }

  private List<Integer> order(String question, List<String> passages, int top) {
    return reranker().rerank(question, passages, top, soon()).stream()
        .map(Relevance::index)
        .toList();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(2), Clock.systemUTC());
  }
}
