package dev.burhan.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WebhookBackOffTest {

  private static final double ALMOST_ONE = Math.nextDown(1.0);

  @Test
  void waits_five_times_as_long_each_time_up_to_an_hour() {
    assertThat(waits(ALMOST_ONE))
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofSeconds(25),
            Duration.ofSeconds(125),
            Duration.ofSeconds(625),
            Duration.ofSeconds(3125),
            Duration.ofHours(1),
            Duration.ofHours(1));
  }

  @Test
  void half_of_each_wait_is_chance() {
    assertThat(waits(0)).startsWith(Duration.ofMillis(2500), Duration.ofMillis(12_500));
    assertThat(waits(0)).endsWith(Duration.ofMinutes(30));
  }

  @Test
  void all_attempts_take_between_one_and_a_half_and_three_hours() {
    assertThat(waits(0).stream().reduce(Duration.ZERO, Duration::plus))
        .isGreaterThan(Duration.ofMinutes(90));
    assertThat(waits(ALMOST_ONE).stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThan(Duration.ofMinutes(190));
  }

  private static java.util.List<Duration> waits(double random) {
    var backOff = new WebhookBackOff(() -> random);
    return IntStream.range(1, WebhookBackOff.ATTEMPTS_MAX).mapToObj(backOff::after).toList();
  }
}
