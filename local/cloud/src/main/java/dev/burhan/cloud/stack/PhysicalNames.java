package dev.burhan.cloud.stack;

import java.util.Locale;

/** Gives resources the names and ARNs they are known by on the servers. */
record PhysicalNames(StackSettings settings) {

  String name(String id) {
    return settings.prefix() + "-" + id;
  }

  /** Buckets are lower case. */
  String bucket(String id) {
    return name(id).toLowerCase(Locale.ROOT);
  }

  Queues.Created queue(String id) {
    return new Queues.Created("planned:" + name(id), arn("sqs", name(id)), name(id));
  }

  String topicArn(String id) {
    return arn("sns", name(id));
  }

  String alarmArn(String id) {
    return arn("cloudwatch", "alarm:" + name(id));
  }

  String tableArn(String id) {
    return arn("dynamodb", "table/" + name(id));
  }

  String bucketArn(String id) {
    return "arn:aws:s3:::" + bucket(id);
  }

  String functionArn(String id) {
    return arn("lambda", "function:" + name(id));
  }

  String aliasArn(String id) {
    return functionArn(id) + ":live";
  }

  String versionArn(String id) {
    return functionArn(id) + ":1";
  }

  String stackId() {
    return arn("cloudformation", "stack/" + settings.prefix() + "/local");
  }

  private String arn(String service, String resource) {
    return String.join(":", "arn:aws", service, settings.region(), settings.account(), resource);
  }
}
