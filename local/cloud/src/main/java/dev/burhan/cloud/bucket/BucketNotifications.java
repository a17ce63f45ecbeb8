package dev.burhan.cloud.bucket;

import dev.burhan.cloud.template.BucketResource.QueueNotification;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends the events of buckets to the queues their notifications name; thread-safe. */
public final class BucketNotifications {

  private final Map<String, List<QueueNotification>> byBucket;
  private final UnaryOperator<String> queueUrl;
  private final SqsClient queues;
  private final S3EventJson events;

  /**
   * @param byBucket notifications by the name of the bucket on the server
   * @param queueUrl the address of a queue by its id in the template
   */
  public BucketNotifications(
      Map<String, List<QueueNotification>> byBucket,
      UnaryOperator<String> queueUrl,
      SqsClient queues,
      S3EventJson events) {
    this.byBucket = Map.copyOf(byBucket);
    this.queueUrl = queueUrl;
    this.queues = queues;
    this.events = events;
  }

  /** Tells of an object that has come. */
  public void stored(StoredObject object) {
    for (var notification : byBucket.getOrDefault(object.bucket(), List.of())) {
      if (notification.covers(object.event(), object.key())) {
        var url = queueUrl.apply(notification.queueId());
        queues.sendMessage(request -> request.queueUrl(url).messageBody(events.of(object)));
      }
    }
  }
}
