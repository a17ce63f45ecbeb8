package dev.burhan.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.SettableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class MaintainIndexTest {

  private static final TenantId ACME = new TenantId("acme");

  private final SettableClock clock = SettableClock.atNoon();
  private final AtomicInteger steps = new AtomicInteger();

  @Test
  void does_all_that_is_due() {
    maintain((tenant, deadline) -> steps.incrementAndGet() < 7, Duration.ofMinutes(10));

    assertThat(steps).hasValue(7);
  }

  @Test
  void stops_after_its_time_although_more_is_due() {
    maintain(this::oneSecond, Duration.ofMinutes(10));

    assertThat(steps).hasValue(5);
  }

  @Test
  void leaves_half_of_the_time_to_others() {
    maintain(this::oneSecond, Duration.ofSeconds(6));

    assertThat(steps).hasValue(3);
  }

  @Test
  void does_nothing_without_time() {
    maintain(this::oneSecond, Duration.ZERO);

    assertThat(steps).hasValue(0);
  }

  @Test
  void a_step_that_fails_is_the_last() {
    assertThatThrownBy(
            () ->
                maintain(
                    (tenant, deadline) -> {
                      steps.incrementAndGet();
                      throw new DependencyFailure.Transient("down", null);
                    },
                    Duration.ofMinutes(10)))
        .isInstanceOf(DependencyFailure.Transient.class);

    assertThat(steps).hasValue(1);
  }

  @Test
  void no_step_may_take_all_the_time_of_the_worker() {
    maintain(
        (tenant, deadline) -> {
          assertThat(deadline.left()).isEqualTo(Duration.ofSeconds(20));
          return false;
        },
        Duration.ofMinutes(10));
  }

  private boolean oneSecond(TenantId tenant, Deadline deadline) {
    steps.incrementAndGet();
    clock.advance(Duration.ofSeconds(1));
    return true;
  }

  private void maintain(IndexUpkeep upkeep, Duration left) {
    new MaintainIndex(upkeep, Duration.ofSeconds(5)).maintain(ACME, Deadline.in(left, clock));
  }
}
