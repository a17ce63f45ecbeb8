package dev.burhan.language;

import static dev.burhan.testing.RehearsedModel.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.CircuitBreaker;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.failure.Retry;
import dev.burhan.language.ModelCall.Step;
import dev.burhan.testing.RehearsedModel;
import dev.burhan.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Models that many ask, each in its turn. */
final class ModelTurnsTest {

  private static final Prompt PROMPT = Prompt.of("Be brief.", "When is rent due?", 100);

  private final SettableClock clock = SettableClock.atNoon();
  private final RehearsedModel first = new RehearsedModel("first", says("from the first"));
  private final RehearsedModel second = new RehearsedModel("second", says("from the second"));
  private final Deque<Duration> waits = new ArrayDeque<>();
  private final List<Integer> asked = new ArrayList<>();
  private final CallLog calls = new CallLog();

  ModelTurnsTest() {
    calls.takeTurns(
        (model, tokensMax) -> {
          asked.add(tokensMax);
          return model.equals("first") ? Optional.ofNullable(waits.poll()) : Optional.empty();
        });
  }

  private ModelReply ask(RehearsedModel... models) {
    var links = new ArrayList<ModelChain.Link>();
    for (var model : models) {
      var breaker = new CircuitBreaker(5, Duration.ofSeconds(30), clock);
      links.add(new ModelChain.Link(model, breaker));
    }
    return new ModelChain(links, new Retry(clock::advance, () -> 0))
        .ask(
            PROMPT,
            TokenSink.IGNORE,
            calls.of(Step.ANSWER),
            Deadline.in(Duration.ofSeconds(20), clock));
  }

  @Test
  void a_call_says_how_many_tokens_it_may_take() {
    ask(first);

    assertThat(asked).containsExactly(3 + 5 + 100);
  }

  @Test
  void a_turn_that_comes_within_the_share_of_time_is_waited_for() {
    var start = clock.instant();
    waits.add(Duration.ofSeconds(4));
    waits.add(Duration.ofSeconds(3));

    assertThat(ask(first, second).model()).isEqualTo("first");

    assertThat(clock.instant()).isEqualTo(start.plusSeconds(7));
  }

  @Test
  void the_next_model_is_asked_at_once_where_the_turn_comes_too_late() {
    var start = clock.instant();
    waits.add(Duration.ofSeconds(10));

    var reply = ask(first, second);

    assertThat(reply.model()).isEqualTo("second");
    assertThat(reply.failed()).containsExactly("first");
    assertThat(first.asked()).isEmpty();
    assertThat(clock.instant()).isEqualTo(start);
  }

  @Test
  void a_turn_that_never_comes_in_time_may_come_later() {
    waits.add(Duration.ofSeconds(60));

    assertThatThrownBy(() -> ask(first)).isInstanceOf(DependencyFailure.Transient.class);
    assertThat(calls.calls()).isEmpty();
  }
}
