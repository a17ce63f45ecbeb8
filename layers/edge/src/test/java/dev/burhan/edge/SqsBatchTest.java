package dev.burhan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.burhan.edge.testing.CapturedLog;
import dev.burhan.edge.testing.Events;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.telemetry.Invocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class SqsBatchTest {

  private final List<String> hidden = new ArrayList<>();
  private final SQSEvent event = Events.read(SQSEvent.class, "/events/batch.json");

  @Test
  void hands_over_every_body_in_order() {
    var seen = new ArrayList<String>();

    var response = run(seen::add);

    assertThat(seen).containsExactly("one", "two", "three");
    assertThat(failed(response)).isEmpty();
  }

  @Test
  void logs_with_the_id_of_the_request_that_a_message_comes_of() {
    var attribute = new SQSEvent.MessageAttribute();
    attribute.setStringValue("request-7");
    event.getRecords().get(1).setMessageAttributes(Map.of("correlation_id", attribute));
    var ids = new ArrayList<String>();

    run(body -> ids.add(Invocation.correlationId().orElse("none")));

    assertThat(ids).containsExactly("message-1", "request-7", "message-3");
    assertThat(Invocation.correlationId()).isEmpty();
  }

  @Test
  void reports_a_message_that_is_to_come_again() {
    var response = run(body -> !body.equals("two"));

    assertThat(failed(response)).containsExactly("message-2");
  }

  @Test
  void goes_on_after_a_message_that_failed() {
    var seen = new ArrayList<String>();

    var response =
        run(
            body -> {
              seen.add(body);
              if (body.equals("one")) {
                throw new DependencyFailure.Permanent("broken", null);
              }
              return true;
            });

    assertThat(seen).containsExactly("one", "two", "three");
    assertThat(failed(response)).containsExactly("message-1");
  }

  @Test
  void reports_all_when_all_fail() {
    var response =
        run(
            body -> {
              throw new IllegalStateException("broken");
            });

    assertThat(failed(response)).containsExactly("message-1", "message-2", "message-3");
  }

  @Test
  void writes_one_line_and_never_a_body() {
    event.getRecords().getFirst().setBody("confidential");
    try (var log = new CapturedLog()) {
      run(
          body -> {
            if (body.equals("confidential")) {
              throw new IllegalStateException("broken");
            }
            return body.equals("two");
          });

      assertThat(log.lines("batch")).containsExactly(Map.of("messages", 3, "failures", 2));
      assertThat(log.lines("message failed")).containsExactly(Map.of("message_id", "message-1"));
      assertThat(log.text()).doesNotContain("confidential");
    }
  }

  @Test
  void a_message_that_failed_is_hidden_for_twice_as_long_each_time() {
    var records = event.getRecords();
    for (var count : List.of("1", "2", "3", "8", "9", "1000000000")) {
      event.setRecords(List.of(records.getFirst()));
      records.getFirst().getAttributes().put("ApproximateReceiveCount", count);

      run(body -> false);
    }

    var handle = records.getFirst().getReceiptHandle();
    assertThat(hidden)
        .containsExactly(
            handle + " PT5S",
            handle + " PT10S",
            handle + " PT20S",
            handle + " PT10M40S",
            handle + " PT15M",
            handle + " PT15M");
  }

  @Test
  void a_message_that_succeeded_is_not_hidden() {
    run(body -> true);

    assertThat(hidden).isEmpty();
  }

  @Test
  void a_message_that_cannot_be_hidden_is_reported_all_the_same() {
    var response =
        SqsBatch.run(
            event,
            verdict(body -> body.equals("two")),
            (receipt, time) -> {
              throw new DependencyFailure.Permanent("the receipt is stale", null);
            });

    assertThat(failed(response)).containsExactly("message-1", "message-3");
  }

  @Test
  void a_message_may_say_when_it_comes_again() {
    var response =
        SqsBatch.run(
            event,
            delivery ->
                delivery.body().equals("two")
                    ? new SqsBatch.Verdict.After(Duration.ofHours(2))
                    : new SqsBatch.Verdict.Done(),
            (receipt, time) -> hidden.add(time.toString()));

    assertThat(failed(response)).containsExactly("message-2");
    assertThat(hidden).containsExactly("PT2H");
  }

  @Test
  void tells_the_worker_how_often_a_message_was_delivered() {
    event.getRecords().getLast().getAttributes().put("ApproximateReceiveCount", "7");
    var counts = new ArrayList<Integer>();

    SqsBatch.run(
        event,
        delivery -> {
          counts.add(delivery.count());
          return new SqsBatch.Verdict.Done();
        },
        (receipt, time) -> {});

    assertThat(counts).containsExactly(1, 1, 7);
  }

  private SQSBatchResponse run(Predicate<String> worker) {
    return SqsBatch.run(
        event, verdict(worker), (receipt, time) -> hidden.add(receipt + " " + time));
  }

  private static SqsBatch.Worker verdict(Predicate<String> isDone) {
    return delivery ->
        isDone.test(delivery.body()) ? new SqsBatch.Verdict.Done() : new SqsBatch.Verdict.Again();
  }

  private static List<String> failed(SQSBatchResponse response) {
    return response.getBatchItemFailures().stream()
        .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .toList();
  }
}
