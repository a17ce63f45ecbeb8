package dev.burhan.cloud.template;

import dev.burhan.cloud.template.BucketResource.QueueNotification;
import dev.burhan.cloud.template.QueueResource.Redrive;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads tables, queues, buckets and custom resources. */
final class StorageReader {

  private static final int VISIBILITY_SECONDS_DEFAULT = 30;
  private static final List<String> QUEUE_ATTRIBUTES =
      List.of(
          "VisibilityTimeout",
          "MessageRetentionPeriod",
          "DelaySeconds",
          "MaximumMessageSize",
          "ReceiveMessageWaitTimeSeconds");

  private StorageReader() {}

  static TableResource table(String id, TemplateNode properties) {
    properties.refuse("LocalSecondaryIndexes", "StreamSpecification");
    var types = new LinkedHashMap<String, String>();
    for (TemplateNode attribute : properties.items("AttributeDefinitions")) {
      types.put(attribute.at("AttributeName").text(), attribute.at("AttributeType").text());
    }
    var timeToLive =
        properties
            .find("TimeToLiveSpecification")
            .filter(found -> found.isTrue("Enabled", false))
            .map(found -> found.at("AttributeName").text());
    var indexes =
        properties.items("GlobalSecondaryIndexes").stream().map(StorageReader::index).toList();
    return new TableResource(id, types, keys(properties), indexes, timeToLive.orElse(null));
  }

  private static List<TableResource.Key> keys(TemplateNode properties) {
    return properties.at("KeySchema").items().stream()
        .map(key -> new TableResource.Key(key.at("AttributeName").text(), key.at("KeyType").text()))
        .toList();
  }

  private static TableResource.Index index(TemplateNode index) {
    if (!index.at("Projection").at("ProjectionType").text().equals("ALL")) {
      throw index.wrong("only a ProjectionType of ALL is emulated");
    }
    return new TableResource.Index(index.at("IndexName").text(), keys(index));
  }

  static SecretResource secret(String id, TemplateNode properties) {
    properties.refuse("Name", "SecretString", "GenerateSecretString", "ReplicaRegions");
    return new SecretResource(id);
  }

  static QueueResource queue(String id, TemplateNode properties) {
    properties.refuse("FifoQueue", "RedriveAllowPolicy");
    var attributes = new LinkedHashMap<String, String>();
    for (String name : QUEUE_ATTRIBUTES) {
      properties
          .find(name)
          .ifPresent(found -> attributes.put(name, String.valueOf(found.integer())));
    }
    var visibility = properties.integer("VisibilityTimeout", VISIBILITY_SECONDS_DEFAULT);
    return new QueueResource(
        id,
        Duration.ofSeconds(visibility),
        attributes,
        properties.find("RedrivePolicy").map(StorageReader::redrive).orElse(null));
  }

  private static Redrive redrive(TemplateNode policy) {
    return new Redrive(
        policy.at("deadLetterTargetArn").target(), policy.at("maxReceiveCount").integer());
  }

  static BucketResource bucket(String id, TemplateNode properties) {
    var notifications =
        properties
            .find("NotificationConfiguration")
            .map(StorageReader::notifications)
            .orElse(List.of());
    return new BucketResource(id, notifications);
  }

  private static List<QueueNotification> notifications(TemplateNode configuration) {
    configuration.refuse("LambdaConfigurations", "TopicConfigurations", "EventBridgeConfiguration");
    return configuration.items("QueueConfigurations").stream()
        .map(StorageReader::notification)
        .toList();
  }

  private static QueueNotification notification(TemplateNode node) {
    var rules = new LinkedHashMap<String, String>();
    node.find("Filter")
        .flatMap(filter -> filter.find("S3Key"))
        .map(key -> key.items("Rules"))
        .orElse(List.of())
        .forEach(rule -> rules.put(rule.at("Name").text(), rule.at("Value").text()));
    return new QueueNotification(
        node.at("Event").text(),
        node.at("Queue").target(),
        rules.getOrDefault("prefix", ""),
        rules.getOrDefault("suffix", ""));
  }

  static CustomResource custom(String id, String type, TemplateNode properties) {
    var values = new LinkedHashMap<String, Expression>();
    properties.entries().forEach((name, value) -> values.put(name, value.expression()));
    return new CustomResource(id, type, properties.at("ServiceToken").target(), values);
  }
}
