package dev.burhan.cloud.template;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes an AWS::SQS::Queue; attributes carry the names SQS gives them. */
public record QueueResource(
    String id,
    Duration visibilityTimeout,
    Map<String, String> attributes,
    @Nullable Redrive redrive) {

  public QueueResource {
    attributes = Map.copyOf(attributes);
  }

  /** Where a message goes that was received too often. */
  public record Redrive(String deadLetterQueueId, int receiveCountMax) {}
}
