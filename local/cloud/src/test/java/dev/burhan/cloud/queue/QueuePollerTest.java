package dev.burhan.cloud.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.function.LambdaFunction;
import dev.burhan.cloud.monitor.AwsMetrics;
import dev.burhan.cloud.monitor.MetricId;
import dev.burhan.cloud.template.EventSource;
import dev.burhan.cloud.testing.FakeSqs;
import dev.burhan.cloud.testing.Functions;
import dev.burhan.cloud.testing.ScriptedHandler;
import dev.burhan.cloud.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages are deleted, and how many invocations run at a time. */
final class QueuePollerTest {

  private static final QueueAddress QUEUE =
      new QueueAddress(
          "http://127.0.0.1/queue/jobs", "arn:aws:sqs:eu-west-1:123456789012:jobs", "eu-west-1");
  private static final PollingSettings SETTINGS =
      new PollingSettings(
          10, Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofMinutes(1));

  private final FakeSqs sqs = new FakeSqs();
  private final ScriptedHandler handler = new ScriptedHandler("{}");
  private final List<MetricId> measured = new CopyOnWriteArrayList<>();
  private final AwsMetrics metrics =
      new AwsMetrics((id, kind, at, value) -> measured.add(id), new SettableClock(), "things");
  private final Semaphore invoked = new Semaphore(0);
  private final LambdaFunction function = Functions.of(handler, new SettableClock());

  @AfterEach
  void stop() {
    function.close();
  }

  @Test
  void deletes_what_was_processed() throws Exception {
    sqs.offer(FakeSqs.message("a"), FakeSqs.message("b"));

    runBatches(1, true, "{\"batchItemFailures\":[]}");

    assertThat(sqs.deletedSorted()).containsExactly("r-a", "r-b");
    assertThat(measured)
        .containsExactly(
            MetricId.of("AWS/SQS", "NumberOfMessagesDeleted", Map.of("QueueName", "jobs")));
    assertThat(handler.lastEvent().at("/Records/1/body").asText()).isEqualTo("body b");
    assertThat(sqs.received().getFirst().maxNumberOfMessages()).isEqualTo(4);
  }

  @Test
  void leaves_what_the_function_reports_as_failed() throws Exception {
    sqs.offer(FakeSqs.message("a"), FakeSqs.message("b"), FakeSqs.message("c"));

    runBatches(1, true, "{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}");

    assertThat(sqs.deletedSorted()).containsExactly("r-a", "r-c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json",
        "\"text\"",
        "{\"batchItemFailures\":\"b\"}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"unknown\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
        "{\"batchItemFailures\":[{\"id\":\"a\"}]}",
      })
  void leaves_all_when_the_report_makes_no_sense(String answer) throws Exception {
    sqs.offer(FakeSqs.message("a"), FakeSqs.message("b"));

    runBatches(1, true, answer);

    assertThat(sqs.deleted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "{\"batchItemFailures\":null}"})
  void takes_an_empty_report_for_success(String answer) throws Exception {
    sqs.offer(FakeSqs.message("a"));

    runBatches(1, true, answer);

    assertThat(sqs.deleted()).containsExactly("r-a");
  }

  @Test
  void reads_no_report_where_the_template_asks_for_none() throws Exception {
    sqs.offer(FakeSqs.message("a"));

    runBatches(1, false, "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"}]}");

    assertThat(sqs.deleted()).containsExactly("r-a");
  }

  @Test
  void leaves_all_when_the_function_fails() throws Exception {
    sqs.offer(FakeSqs.message("a"), FakeSqs.message("b"));
    handler.does(
        () -> {
          invoked.release();
          throw new IllegalStateException("broken");
        });

    pollUntilInvoked(1, true);

    assertThat(sqs.deleted()).isEmpty();
  }

  @Test
  void survives_a_server_that_is_down() throws Exception {
    sqs.isDownFor(7);
    sqs.offer(FakeSqs.message("a"));

    runBatches(1, true, "{}");

    assertThat(sqs.deleted()).containsExactly("r-a");
  }

  @Test
  void invokes_as_often_at_a_time_as_the_mapping_allows() throws Exception {
    var pair = new CyclicBarrier(2);
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    handler.does(
        () -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          // Passed by two invocations at a time only.
          pair.await(30, TimeUnit.SECONDS);
          running.decrementAndGet();
          invoked.release();
          return "{}";
        });
    for (int i = 0; i < 6; i++) {
      sqs.offer(FakeSqs.message("m" + i));
    }

    pollUntilInvoked(6, true);

    assertThat(most).hasValue(2);
    assertThat(sqs.deleted()).hasSize(6);
  }

  @Test
  void finishes_what_is_under_way_when_closed() throws Exception {
    var goOn = new CountDownLatch(1);
    handler.does(
        () -> {
          invoked.release();
          return goOn.await(30, TimeUnit.SECONDS) ? "{}" : "late";
        });
    sqs.offer(FakeSqs.message("a"));
    var poller = QueuePoller.start(source(true), QUEUE, sqs, function, SETTINGS, metrics);
    assertThat(invoked.tryAcquire(30, TimeUnit.SECONDS)).isTrue();

    var closing = Thread.ofVirtual().start(poller::close);
    goOn.countDown();

    assertThat(closing.join(Duration.ofSeconds(30))).isTrue();
    assertThat(sqs.deleted()).containsExactly("r-a");
  }

  private void runBatches(int count, boolean reports, String answer) throws InterruptedException {
    handler.does(
        () -> {
          invoked.release();
          return answer;
        });
    pollUntilInvoked(count, reports);
  }

  /** Closing waits for the invocations under way, so afterwards nothing more is deleted. */
  private void pollUntilInvoked(int count, boolean reports) throws InterruptedException {
    try (var _ = QueuePoller.start(source(reports), QUEUE, sqs, function, SETTINGS, metrics)) {
      assertThat(invoked.tryAcquire(count, 30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static EventSource.Queue source(boolean reports) {
    return new EventSource.Queue("Work", "Queue", 4, reports, 2, true);
  }
}
