package dev.burhan.cloud.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.monitor.AwsMetrics;
import dev.burhan.cloud.testing.FakeSqs;
import dev.burhan.cloud.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is recorded of queues. */
final class QueueDepthsTest {

  private final SettableClock clock = new SettableClock();
  private final FakeSqs sqs = new FakeSqs();
  private final List<String> measured = new ArrayList<>();
  private final QueueDepths depths =
      new QueueDepths(
          Map.of("jobs", "http://127.0.0.1/queue/jobs"),
          sqs,
          new AwsMetrics(
              (id, kind, at, value) -> measured.add(id.name() + " " + value), clock, "s"),
          clock);

  @Test
  void says_how_many_wait_and_since_when_at_most() {
    sqs.holds(2, 1);
    depths.look();
    clock.advance(Duration.ofSeconds(90));
    sqs.holds(0, 1);
    depths.look();

    assertThat(measured)
        .containsExactly(
            "ApproximateNumberOfMessagesVisible 2.0",
            "ApproximateAgeOfOldestMessage 0.0",
            "ApproximateNumberOfMessagesVisible 0.0",
            "ApproximateAgeOfOldestMessage 90.0");
  }

  @Test
  void begins_anew_when_a_queue_was_empty() {
    sqs.holds(1, 0);
    depths.look();
    clock.advance(Duration.ofSeconds(30));
    sqs.holds(0, 0);
    depths.look();
    clock.advance(Duration.ofSeconds(30));
    sqs.holds(1, 0);
    depths.look();

    assertThat(measured).last().isEqualTo("ApproximateAgeOfOldestMessage 0.0");
  }

  @Test
  void goes_on_after_a_look_that_failed() {
    sqs.isDownFor(1);
    depths.look();
    assertThat(measured).isEmpty();

    depths.look();
    assertThat(measured).hasSize(2);
  }
}
