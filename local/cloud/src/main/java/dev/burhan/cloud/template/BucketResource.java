package dev.burhan.cloud.template;

import java.util.List;

/** Describes an AWS::S3::Bucket; encryption, access and life cycle are not emulated. */
public record BucketResource(String id, List<QueueNotification> notifications) {

  public BucketResource {
    notifications = List.copyOf(notifications);
  }

  /**
   * Says which events of the bucket go to a queue.
   *
   * @param event such as {@code s3:ObjectCreated:*}; a star at its end stands for anything
   * @param prefix of the keys; empty for any
   * @param suffix of the keys; empty for any
   */
  public record QueueNotification(String event, String queueId, String prefix, String suffix) {

    private static final String SERVICE = "s3:";

    /**
     * Tells whether an event is one of those.
     *
     * @param name without the service, as {@code ObjectCreated:Put}
     */
    public boolean covers(String name, String key) {
      boolean isNamed =
          event.endsWith("*")
              ? (SERVICE + name).startsWith(event.substring(0, event.length() - 1))
              : (SERVICE + name).equals(event);
      return isNamed && key.startsWith(prefix) && key.endsWith(suffix);
    }
  }
}
