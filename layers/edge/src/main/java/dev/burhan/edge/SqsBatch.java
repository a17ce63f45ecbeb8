package dev.burhan.edge;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.telemetry.Invocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through a batch of messages one by one and reports those to be delivered again. One bad
 * message never takes the others with it. A message that failed comes again after a time that
 * doubles with each delivery, rather than after the long visibility time-out of the queue, which is
 * made for workers that die.
 */
public final class SqsBatch {

  private static final Logger LOG = LoggerFactory.getLogger(SqsBatch.class);
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int DOUBLINGS_MAX = 10;
  private static final String RECEIVE_COUNT = "ApproximateReceiveCount";

  private SqsBatch() {}

  /** Handles one delivery of a message. */
  public interface Worker {
    Verdict work(Delivery delivery);
  }

  /**
   * Is one delivery of a message.
   *
   * @param count how often the queue has delivered it, this time among them
   */
  public record Delivery(String body, int count) {}

  /** Says what is to become of a message. */
  public sealed interface Verdict {

    /** It is done with. */
    record Done() implements Verdict {}

    /** It is to be delivered again, after a time that doubles each time. */
    record Again() implements Verdict {}

    /** It is to be delivered again after this time, 12 hours at most. */
    record After(Duration time) implements Verdict {}
  }

  /** Hides a message that was received from all workers for a time. */
  public interface Visibility {
    void hide(String receiptHandle, Duration time);
  }

  public static SQSBatchResponse run(SQSEvent event, Worker worker, Visibility visibility) {
    var failures = new ArrayList<SQSBatchResponse.BatchItemFailure>();
    for (var message : event.getRecords()) {
      int count = count(message);
      switch (verdict(message, count, worker)) {
        case Verdict.Done() -> {}
        case Verdict.Again() -> failures.add(again(message, backOff(count), visibility));
        case Verdict.After(Duration time) -> failures.add(again(message, time, visibility));
      }
    }
    LOG.atInfo()
        .addKeyValue("messages", event.getRecords().size())
        .addKeyValue("failures", failures.size())
        .log("batch");
    return new SQSBatchResponse(failures);
  }

  private static Verdict verdict(SQSMessage message, int count, Worker worker) {
    try (var _ = Invocation.begin(correlationId(message))) {
      return work(message, count, worker);
    }
  }

  private static Verdict work(SQSMessage message, int count, Worker worker) {
    try {
      return worker.work(new Delivery(String.valueOf(message.getBody()), count));
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("message_id", message.getMessageId())
          .setCause(e)
          .log("message failed");
      return new Verdict.Again();
    }
  }

  /** That of the request the message comes of; S3 and hands of people send none. */
  private static String correlationId(SQSMessage message) {
    Map<String, SQSEvent.MessageAttribute> attributes = message.getMessageAttributes();
    var attribute = attributes == null ? null : attributes.get(Invocation.CORRELATION_ID);
    String id = attribute == null ? null : attribute.getStringValue();
    return id == null ? String.valueOf(message.getMessageId()) : id;
  }

  /**
   * Does what a message is not to fail of, such as tidying up after it; tells the log when it
   * fails.
   */
  public static void aside(String what, Runnable work) {
    try {
      work.run();
    } catch (DependencyFailure e) {
      LOG.atWarn().addKeyValue("work", what).setCause(e).log("work aside failed");
    }
  }

  private static SQSBatchResponse.BatchItemFailure again(
      SQSMessage message, Duration time, Visibility visibility) {
    try {
      visibility.hide(message.getReceiptHandle(), time);
    } catch (DependencyFailure e) {
      // Then the visibility time-out of the queue says when it comes again.
      LOG.atWarn()
          .addKeyValue("message_id", message.getMessageId())
          .setCause(e)
          .log("message was not backed off");
    }
    return new SQSBatchResponse.BatchItemFailure(message.getMessageId());
  }

  private static int count(SQSMessage message) {
    Map<String, String> attributes = message.getAttributes();
    return Integer.parseInt(attributes == null ? "1" : attributes.getOrDefault(RECEIVE_COUNT, "1"));
  }

  private static Duration backOff(int count) {
    var delay = FIRST.multipliedBy(1L << Math.clamp(count - 1, 0, DOUBLINGS_MAX));
    return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
  }
}
