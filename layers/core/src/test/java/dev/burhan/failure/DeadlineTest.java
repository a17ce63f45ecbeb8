package dev.burhan.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DeadlineTest {

  private final SettableClock clock = SettableClock.atNoon();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(10), clock);

  @Test
  void time_runs_out_with_the_clock() {
    clock.advance(Duration.ofSeconds(4));

    assertThat(deadline.left()).isEqualTo(Duration.ofSeconds(6));
    deadline.check("work");
  }

  @Test
  void time_left_is_never_negative() {
    clock.advance(Duration.ofHours(1));

    assertThat(deadline.left()).isZero();
    assertThat(deadline.atMost(Duration.ofSeconds(3))).isZero();
  }

  @Test
  void a_wait_takes_the_smaller_bound() {
    assertThat(deadline.atMost(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
    assertThat(deadline.atMost(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void says_what_there_is_no_time_left_for() {
    clock.advance(Duration.ofSeconds(10));

    assertThatThrownBy(() -> deadline.check("the database"))
        .isInstanceOf(DependencyFailure.Transient.class)
        .hasMessage("no time left for the database");
  }
}
