package dev.burhan.language;

import static dev.burhan.testing.RehearsedModel.fails;
import static dev.burhan.testing.RehearsedModel.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.burhan.failure.CircuitBreaker;
import dev.burhan.failure.CircuitBreaker.State;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.failure.Retry;
import dev.burhan.language.Reply.Stop;
import dev.burhan.testing.RehearsedModel;
import dev.burhan.testing.RehearsedModel.Act;
import dev.burhan.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ModelChainTest {

  private static final Prompt PROMPT = Prompt.of("Be brief.", "When is rent due?", 100);
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final Duration REST = Duration.ofSeconds(30);

  private final SettableClock clock = SettableClock.atNoon();
  private final DependencyFailure busy = new DependencyFailure.Transient("busy", null);
  private final DependencyFailure tooLong = new DependencyFailure.Permanent("too long", null);
  private final List<String> pieces = new ArrayList<>();
  private final CircuitBreaker firstBreaker = breaker();
  private final CircuitBreaker secondBreaker = breaker();
  private final List<String> took = new ArrayList<>();
  private final TokenMeter meter =
      (model, usage) -> took.add(model + " " + usage.input() + "+" + usage.output());
  private final RehearsedModel second = new RehearsedModel("second", says("from the second"));

  @Test
  void the_first_model_replies_where_it_can() {
    var first = new RehearsedModel("first", says("from the first"));

    var reply = ask(first, second);

    assertThat(reply.model()).isEqualTo("first");
    assertThat(reply.reply().text()).isEqualTo("from the first");
    assertThat(reply.failed()).isEmpty();
    assertThat(pieces).containsExactly("from the first");
    assertThat(second.asked()).isEmpty();
  }

  @Test
  void a_model_that_was_busy_is_asked_once_more() {
    var first = new RehearsedModel("first", fails(busy), says("at last"));

    var reply = ask(first, second);

    assertThat(reply).extracting(ModelReply::model).isEqualTo("first");
    assertThat(reply.failed()).containsExactly("first");
    assertThat(first.asked()).containsExactly(PROMPT, PROMPT);
    assertThat(second.asked()).isEmpty();
  }

  @Test
  void the_next_model_is_asked_when_one_was_busy_twice() {
    var first = new RehearsedModel("first", fails(busy));

    var reply = ask(first, second);

    assertThat(reply.model()).isEqualTo("second");
    assertThat(reply.failed()).containsExactly("first", "first");
    assertThat(first.asked()).hasSize(2);
    assertThat(pieces).containsExactly("from the second");
  }

  @Test
  void the_next_model_is_asked_at_once_when_one_refuses_the_request() {
    var first = new RehearsedModel("first", fails(tooLong));

    assertThat(ask(first, second).model()).isEqualTo("second");

    assertThat(first.asked()).hasSize(1);
    assertThat(firstBreaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void a_model_that_says_nothing_is_a_model_that_failed() {
    var first = new RehearsedModel("first", (text, deadline) -> Stop.END);

    assertThat(ask(first, second).model()).isEqualTo("second");
  }

  @Test
  void nobody_else_is_asked_once_text_was_handed_over() {
    var first = new RehearsedModel("first", saysAnd("half a", busy));

    assertThatThrownBy(() -> ask(first, second)).isSameAs(busy);

    assertThat(first.asked()).hasSize(1);
    assertThat(second.asked()).isEmpty();
    assertThat(pieces).containsExactly("half a");
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "FILTERED", "LENGTH"})
  void a_reply_that_is_no_good_is_a_reply(Stop stop) {
    var first =
        new RehearsedModel(
            "first",
            (text, deadline) -> {
              text.accept("I");
              return stop;
            });

    assertThat(ask(first, second).reply().stop()).isEqualTo(stop);

    assertThat(second.asked()).isEmpty();
  }

  @Test
  void every_reply_is_metered_and_so_is_what_failed_after_text_or_time() {
    ask(second);
    ask(new RehearsedModel("busy", fails(busy)), second);
    ask(new RehearsedModel("slow", usesUp(TIME.dividedBy(2))), second);
    assertThatThrownBy(() -> ask(new RehearsedModel("broken", saysAnd("half a", busy)), second))
        .isSameAs(busy);

    assertThat(took)
        .containsExactly("second 8+4", "second 8+4", "slow 8+0", "second 8+4", "broken 8+2");
  }

  @Test
  void a_caller_who_wants_no_more_gets_no_more_of_anybody() {
    var first = new RehearsedModel("first", says("from the first"));
    var chain = chain(first, second);

    var reply = chain.ask(PROMPT, text -> false, meter, deadline());

    assertThat(reply.reply().stop()).isEqualTo(Stop.CANCELLED);
    assertThat(second.asked()).isEmpty();
  }

  @Test
  void each_model_gets_an_equal_share_of_the_time_left_and_the_last_all_of_it() {
    var third = new RehearsedModel("third", says("from the third"));
    var first = new RehearsedModel("first", usesUp(TIME));
    var slow = new RehearsedModel("second", usesUp(TIME));

    var chain = chain(first, slow, third);
    chain.ask(PROMPT, pieces::add, meter, Deadline.in(Duration.ofSeconds(30), clock));

    assertThat(first.given()).containsExactly(Duration.ofSeconds(10));
    assertThat(slow.given()).containsExactly(Duration.ofSeconds(10));
    assertThat(third.given()).containsExactly(Duration.ofSeconds(10));
  }

  @Test
  void a_model_that_fails_early_leaves_its_time_to_the_next() {
    var first = new RehearsedModel("first", fails(tooLong));

    ask(first, second);

    assertThat(second.given()).containsExactly(TIME);
  }

  @Test
  void a_model_that_has_begun_to_write_has_all_the_time_there_is() {
    var left = new ArrayList<Duration>();
    var first =
        new RehearsedModel(
            "first",
            (text, deadline) -> {
              clock.advance(Duration.ofSeconds(4));
              left.add(deadline.left());
              text.accept("the first word");
              left.add(deadline.left());
              return Stop.END;
            });

    ask(first, second);

    assertThat(left).containsExactly(Duration.ofSeconds(6), Duration.ofSeconds(16));
  }

  @Test
  void asking_once_more_is_within_the_share() {
    var first =
        new RehearsedModel(
            "first",
            (text, deadline) -> {
              clock.advance(Duration.ofSeconds(4));
              throw busy;
            });

    ask(first, second);

    assertThat(first.given()).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(6));
    assertThat(second.given()).containsExactly(Duration.ofSeconds(12));
  }

  @Test
  void nobody_is_asked_once_the_time_is_up() {
    var first = new RehearsedModel("first", usesUp(TIME.multipliedBy(2)));

    assertThatThrownBy(() -> ask(first, second)).isInstanceOf(DependencyFailure.Transient.class);

    assertThat(second.asked()).isEmpty();
    assertThatThrownBy(
            () -> chain(first).reply(PROMPT, pieces::add, Deadline.in(Duration.ZERO, clock)))
        .isInstanceOf(DependencyFailure.Transient.class);
    assertThat(first.asked()).hasSize(1);
  }

  @Test
  void a_model_that_fails_again_and_again_is_left_alone_for_a_while() {
    var first = new RehearsedModel("first", fails(busy));
    for (int i = 0; i < 5; i++) {
      assertThat(ask(first, second).model()).isEqualTo("second");
    }

    assertThat(first.asked()).hasSize(4);
    clock.advance(REST);
    ask(first, second);
    ask(first, second);
    assertThat(first.asked()).as("one probe, not asked once more").hasSize(5);
  }

  @Test
  void a_model_that_is_up_again_is_asked_first_again() {
    var first =
        new RehearsedModel(
            "first", fails(busy), fails(busy), fails(busy), fails(busy), says("I am back"));
    ask(first, second);
    ask(first, second);
    clock.advance(REST);

    assertThat(ask(first, second).model()).isEqualTo("first");

    assertThat(firstBreaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void a_model_that_was_hardly_given_time_is_not_at_fault() {
    var first = new RehearsedModel("first", usesUp(Duration.ofSeconds(1)));
    for (int i = 0; i < 10; i++) {
      chain(first, second)
          .ask(PROMPT, pieces::add, meter, Deadline.in(Duration.ofSeconds(2), clock));
    }

    assertThat(firstBreaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void a_model_that_uses_up_fair_time_is_at_fault() {
    var first = new RehearsedModel("first", usesUp(TIME.dividedBy(2)));
    for (int i = 0; i < 4; i++) {
      ask(first, second);
    }

    assertThat(firstBreaker.state()).isEqualTo(State.OPEN);
  }

  @Test
  void a_sink_that_fails_is_no_fault_of_the_model() {
    var first = new RehearsedModel("first", says("from the first"));
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(
              () ->
                  chain(first, second)
                      .ask(
                          PROMPT,
                          text -> {
                            throw busy;
                          },
                          meter,
                          deadline()))
          .isSameAs(busy);
    }

    assertThat(firstBreaker.state()).isEqualTo(State.CLOSED);
    assertThat(second.asked()).isEmpty();
  }

  @Test
  void a_fault_of_ours_passes_through_and_keeps_no_probe() {
    var bug = new IllegalStateException("a bug");
    var first =
        new RehearsedModel("first", fails(busy), fails(busy), fails(busy), fails(busy), fails(bug));
    ask(first, second);
    ask(first, second);
    clock.advance(REST);

    assertThatThrownBy(() -> ask(first, second)).isSameAs(bug);

    assertThat(firstBreaker.enter()).isPresent();
  }

  @Test
  void an_interrupted_caller_is_let_go() {
    var first =
        new RehearsedModel(
            "first",
            (text, deadline) -> {
              Thread.currentThread().interrupt();
              throw busy;
            });

    var failure = catchThrowable(() -> ask(first, second));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).isSameAs(busy);
    assertThat(second.asked()).isEmpty();
  }

  @Test
  void says_that_trying_again_may_help_when_one_was_busy() {
    var first = new RehearsedModel("first", fails(busy));
    var last = new RehearsedModel("second", fails(tooLong));

    assertThatThrownBy(() -> ask(first, last))
        .isInstanceOf(DependencyFailure.Transient.class)
        .hasMessage("no model replied, failed=[first, first, second], left alone=[]")
        .hasCause(tooLong)
        .satisfies(all -> assertThat(all.getSuppressed()).contains(busy));
  }

  @Test
  void says_when_the_first_of_those_that_were_throttled_may_be_asked_again() {
    var first = new RehearsedModel("first", fails(throttled(40)));
    var last = new RehearsedModel("second", fails(throttled(30)));

    assertThatThrownBy(() -> ask(first, last))
        .isInstanceOfSatisfying(
            DependencyFailure.Transient.class,
            all -> assertThat(all.retryAfter()).contains(Duration.ofSeconds(30)));

    assertThat(first.asked()).as("no time to wait for it").hasSize(1);
  }

  private static DependencyFailure throttled(int seconds) {
    return new DependencyFailure.Transient(
        "throttled", null, Optional.of(Duration.ofSeconds(seconds)));
  }

  @Test
  void says_that_trying_again_does_not_help_when_all_refused_the_request() {
    var first = new RehearsedModel("first", fails(tooLong));
    var last = new RehearsedModel("second", fails(tooLong));

    assertThatThrownBy(() -> ask(first, last)).isInstanceOf(DependencyFailure.Permanent.class);
  }

  @Test
  void says_that_trying_again_may_help_when_all_are_left_alone() {
    var first = new RehearsedModel("first", fails(busy));
    var last = new RehearsedModel("second", fails(busy));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> ask(first, last)).isInstanceOf(DependencyFailure.Transient.class);
    }

    assertThatThrownBy(() -> ask(first, last))
        .isInstanceOf(DependencyFailure.Transient.class)
        .hasMessage("no model replied, failed=[], left alone=[first, second]");

    assertThat(first.asked()).hasSize(4);
    assertThat(secondBreaker.state()).isEqualTo(State.OPEN);
  }

  @Test
  void is_named_after_the_model_it_asks_first_and_needs_one() {
    assertThat(chain(second).name()).isEqualTo("second");
    assertThatThrownBy(() -> chain()).isInstanceOf(IllegalArgumentException.class);
  }

  private ModelReply ask(RehearsedModel... models) {
    return chain(models).ask(PROMPT, pieces::add, meter, deadline());
  }

  private Deadline deadline() {
    return Deadline.in(TIME, clock);
  }

  private ModelChain chain(RehearsedModel... models) {
    var breakers = List.of(firstBreaker, secondBreaker, breaker()).iterator();
    var links =
        Stream.of(models).map(model -> new ModelChain.Link(model, breakers.next())).toList();
    return new ModelChain(links, new Retry(time -> {}, () -> .5));
  }

  private CircuitBreaker breaker() {
    return new CircuitBreaker(4, REST, clock);
  }

  private static Act saysAnd(String text, RuntimeException failure) {
    return (reply, deadline) -> {
      reply.accept(text);
      throw failure;
    };
  }

  /** Runs out of time as an adapter does that waits for a silent provider, or sooner. */
  private Act usesUp(Duration time) {
    return (text, deadline) -> {
      clock.advance(time.compareTo(TIME) > 0 ? time : deadline.atMost(time));
      deadline.check("a silent provider");
      return Stop.END;
    };
  }
}
