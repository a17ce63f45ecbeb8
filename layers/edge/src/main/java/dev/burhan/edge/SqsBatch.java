package dev.burhan.edge;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through a batch of messages one by one and reports those to be delivered again. One bad
 * message never takes the others with it.
 */
public final class SqsBatch {

  private static final Logger LOG = LoggerFactory.getLogger(SqsBatch.class);

  private SqsBatch() {}

  /** Handles one message body; false asks for it to be delivered again. */
  public interface Worker {
    boolean work(String body);
  }

  public static SQSBatchResponse run(SQSEvent event, Worker worker) {
    var failures = new ArrayList<SQSBatchResponse.BatchItemFailure>();
    for (var message : event.getRecords()) {
      if (!succeeds(message, worker)) {
        failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
      }
    }
    LOG.atInfo()
        .addKeyValue("messages", event.getRecords().size())
        .addKeyValue("failures", failures.size())
        .log("batch");
    return new SQSBatchResponse(failures);
  }

  private static boolean succeeds(SQSEvent.SQSMessage message, Worker worker) {
    try {
      return worker.work(message.getBody());
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("message_id", message.getMessageId())
          .setCause(e)
          .log("message failed");
      return false;
    }
  }
}
