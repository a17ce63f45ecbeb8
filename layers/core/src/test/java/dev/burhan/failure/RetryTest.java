package dev.burhan.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RetryTest {

  private final DependencyFailure.Transient busy = new DependencyFailure.Transient("busy", null);

  private final SettableClock clock = SettableClock.atNoon();
  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void waits_at_most_twice_as_long_after_each_failure_and_never_longer_than_ten_seconds() {
    var deadline = Deadline.in(Duration.ofMinutes(1), clock);
    for (int failures = 1; failures <= 8; failures++) {
      retry(.5).pause(failures, busy, deadline);
    }
    retry(.5).pause(Integer.MAX_VALUE, busy, deadline);

    assertThat(pauses.stream().map(Duration::toMillis))
        .containsExactly(100L, 200L, 400L, 800L, 1_600L, 3_200L, 5_000L, 5_000L, 5_000L);
  }

  @Test
  void the_wait_is_spread_over_all_of_its_length() {
    var deadline = Deadline.in(Duration.ofMinutes(1), clock);

    retry(0).pause(5, busy, deadline);
    retry(.999).pause(5, busy, deadline);

    assertThat(pauses.getFirst()).isZero();
    assertThat(pauses.getLast()).isGreaterThan(Duration.ofSeconds(3));
  }

  @Test
  void waits_as_long_as_it_was_asked_to_where_that_is_longer() {
    var deadline = Deadline.in(Duration.ofSeconds(5), clock);
    var throttled =
        new DependencyFailure.Transient("throttled", null, Optional.of(Duration.ofSeconds(3)));

    retry(.5).pause(1, throttled, deadline);
    retry(.5).pause(8, throttled, Deadline.in(Duration.ofMinutes(1), clock));

    assertThat(pauses).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(5));
    var soon = Deadline.in(Duration.ofSeconds(2), clock);
    assertThatThrownBy(() -> retry(.5).pause(1, throttled, soon)).isSameAs(throttled);
  }

  @Test
  void gives_up_with_the_failure_when_the_deadline_would_pass() {
    var deadline = Deadline.in(Duration.ofMillis(100), clock);

    assertThatThrownBy(() -> retry(.5).pause(1, busy, deadline)).isSameAs(busy);

    assertThat(pauses).isEmpty();
  }

  private Retry retry(double random) {
    return new Retry(pauses::add, () -> random);
  }
}
