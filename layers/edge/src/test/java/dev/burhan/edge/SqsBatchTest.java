package dev.burhan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.burhan.edge.testing.CapturedLog;
import dev.burhan.edge.testing.Events;
import dev.burhan.failure.DependencyFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SqsBatchTest {

  private final SQSEvent event = Events.read(SQSEvent.class, "/events/batch.json");

  @Test
  void hands_over_every_body_in_order() {
    var seen = new ArrayList<String>();

    var response = SqsBatch.run(event, seen::add);

    assertThat(seen).containsExactly("one", "two", "three");
    assertThat(failed(response)).isEmpty();
  }

  @Test
  void reports_a_message_that_is_to_come_again() {
    var response = SqsBatch.run(event, body -> !body.equals("two"));

    assertThat(failed(response)).containsExactly("message-2");
  }

  @Test
  void goes_on_after_a_message_that_failed() {
    var seen = new ArrayList<String>();

    var response =
        SqsBatch.run(
            event,
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
        SqsBatch.run(
            event,
            body -> {
              throw new IllegalStateException("broken");
            });

    assertThat(failed(response)).containsExactly("message-1", "message-2", "message-3");
  }

  @Test
  void writes_one_line_and_never_a_body() {
    event.getRecords().getFirst().setBody("confidential");
    try (var log = new CapturedLog()) {
      SqsBatch.run(
          event,
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

  private static List<String> failed(SQSBatchResponse response) {
    return response.getBatchItemFailures().stream()
        .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .toList();
  }
}
