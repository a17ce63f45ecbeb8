package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class FreshSecretTest {

  private final SettableClock clock = SettableClock.atNoon();
  private final Deque<Supplier<String>> reads =
      new ArrayDeque<>(List.of(() -> "first", () -> "second"));
  private final FreshSecret secret =
      new FreshSecret(() -> reads.removeFirst().get(), FreshSecret.Ages.STANDARD, clock);

  @Test
  void is_read_when_it_is_needed_and_not_before() {
    assertThat(reads).hasSize(2);

    assertThat(secret.get()).isEqualTo("first");
    assertThat(secret.get()).isEqualTo("first");

    assertThat(reads).hasSize(1);
  }

  @Test
  void is_read_again_when_it_has_grown_old_as_after_a_snapshot() {
    secret.get();
    clock.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(secret.get()).isEqualTo("first");

    clock.advance(Duration.ofMillis(1));

    assertThat(secret.get()).isEqualTo("second");
  }

  @Test
  void is_read_again_when_the_clock_was_set_back() {
    secret.get();

    clock.advance(Duration.ofSeconds(-1));

    assertThat(secret.get()).isEqualTo("second");
  }

  @Test
  void the_last_one_serves_for_a_while_when_it_cannot_be_read() {
    secret.get();
    reads.addFirst(FreshSecretTest::busy);
    reads.addFirst(FreshSecretTest::busy);
    clock.advance(Duration.ofMinutes(59));
    assertThat(secret.get()).isEqualTo("first");

    clock.advance(Duration.ofMinutes(1));

    assertThatThrownBy(secret::get).isInstanceOf(DependencyFailure.Transient.class);
    assertThat(secret.get()).isEqualTo("second");
  }

  @Test
  void fails_when_it_was_never_read() {
    reads.addFirst(FreshSecretTest::busy);

    assertThatThrownBy(secret::get).isInstanceOf(DependencyFailure.Transient.class);
  }

  private static String busy() {
    throw new DependencyFailure.Transient("busy", null);
  }
}
