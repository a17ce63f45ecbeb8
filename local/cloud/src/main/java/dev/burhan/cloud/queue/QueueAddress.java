package dev.burhan.cloud.queue;

/** Says where a queue is and what it is called in events. */
public record QueueAddress(String url, String arn, String region) {

  String name() {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
