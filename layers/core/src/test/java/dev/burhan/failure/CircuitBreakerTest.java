package dev.burhan.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.CircuitBreaker.Pass;
import dev.burhan.failure.CircuitBreaker.State;
import dev.burhan.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class CircuitBreakerTest {

  private static final Duration REST = Duration.ofSeconds(30);

  private final SettableClock clock = SettableClock.atNoon();
  private final CircuitBreaker breaker = new CircuitBreaker(3, REST, clock);

  @Test
  void opens_after_failures_in_a_row() {
    fail(2);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);

    fail(1);

    assertThat(breaker.state()).isEqualTo(State.OPEN);
    assertThat(breaker.enter()).isEmpty();
  }

  @Test
  void a_success_in_between_starts_the_count_anew() {
    fail(2);
    enter().succeeded();
    fail(2);

    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void lets_none_through_until_it_has_rested() {
    fail(3);
    clock.advance(REST.minusNanos(1));
    assertThat(breaker.enter()).isEmpty();

    clock.advance(Duration.ofNanos(1));

    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
    assertThat(breaker.enter()).isPresent();
  }

  @Test
  void lets_one_probe_through_at_a_time() {
    fail(3);
    clock.advance(REST);
    var probe = enter();

    assertThat(breaker.enter()).isEmpty();

    probe.abandoned();
    assertThat(breaker.enter()).isPresent();
    assertThat(breaker.enter()).isEmpty();
  }

  @Test
  void closes_when_the_probe_succeeds() {
    fail(3);
    clock.advance(REST);

    enter().succeeded();

    assertThat(breaker.state()).isEqualTo(State.CLOSED);
    fail(2);
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void rests_again_when_the_probe_fails() {
    fail(3);
    clock.advance(REST);

    enter().failed();

    assertThat(breaker.state()).isEqualTo(State.OPEN);
    clock.advance(REST.minusNanos(1));
    assertThat(breaker.enter()).isEmpty();
    clock.advance(Duration.ofNanos(1));
    assertThat(breaker.enter()).isPresent();
  }

  @Test
  void calls_from_before_it_opened_have_no_say_in_the_probe() {
    var slowFailure = enter();
    var slowSuccess = enter();
    fail(3);
    clock.advance(REST);
    var probe = enter();

    slowSuccess.succeeded();
    slowFailure.failed();

    assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
    assertThat(breaker.enter()).isEmpty();
    probe.succeeded();
    assertThat(breaker.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void only_the_first_word_of_a_call_counts() {
    var pass = enter();
    pass.failed();
    pass.failed();
    pass.failed();
    assertThat(breaker.state()).isEqualTo(State.CLOSED);

    pass.succeeded();
    fail(2);

    assertThat(breaker.state()).isEqualTo(State.OPEN);
  }

  @Test
  void an_abandoned_call_says_nothing() {
    fail(2);
    enter().abandoned();
    assertThat(breaker.state()).isEqualTo(State.CLOSED);

    fail(1);

    assertThat(breaker.state()).isEqualTo(State.OPEN);
  }

  @Test
  void of_many_threads_at_once_one_is_the_probe() throws Exception {
    for (int round = 0; round < 50; round++) {
      var tried = new CircuitBreaker(1, REST, clock);
      tried.enter().orElseThrow().failed();
      clock.advance(REST);
      var start = new CyclicBarrier(8);
      var calls = new ArrayList<Callable<Optional<Pass>>>();
      for (int i = 0; i < 8; i++) {
        calls.add(
            () -> {
              start.await();
              return tried.enter();
            });
      }

      int through = 0;
      try (var threads = Executors.newFixedThreadPool(8)) {
        for (var call : threads.invokeAll(calls)) {
          through += call.get().isPresent() ? 1 : 0;
        }
      }

      assertThat(through).isOne();
    }
  }

  @Test
  void needs_a_failure_to_open_and_a_rest() {
    assertThatThrownBy(() -> new CircuitBreaker(0, REST, clock))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CircuitBreaker(1, Duration.ZERO, clock))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      enter().failed();
    }
  }

  private Pass enter() {
    return breaker.enter().orElseThrow();
  }
}
