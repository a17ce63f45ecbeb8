package dev.burhan.cloud.template;

import dev.burhan.cloud.template.QueueResource.Redrive;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads tables, queues and custom resources. */
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
    properties.refuse("GlobalSecondaryIndexes", "LocalSecondaryIndexes", "StreamSpecification");
    var types = new LinkedHashMap<String, String>();
    for (TemplateNode attribute : properties.items("AttributeDefinitions")) {
      types.put(attribute.at("AttributeName").text(), attribute.at("AttributeType").text());
    }
    var keys =
        properties.at("KeySchema").items().stream()
            .map(
                key ->
                    new TableResource.Key(key.at("AttributeName").text(), key.at("KeyType").text()))
            .toList();
    var timeToLive =
        properties
            .find("TimeToLiveSpecification")
            .filter(found -> found.isTrue("Enabled", false))
            .map(found -> found.at("AttributeName").text());
    return new TableResource(id, types, keys, timeToLive.orElse(null));
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

  static CustomResource custom(String id, String type, TemplateNode properties) {
    var values = new LinkedHashMap<String, Expression>();
    properties.entries().forEach((name, value) -> values.put(name, value.expression()));
    return new CustomResource(id, type, properties.at("ServiceToken").target(), values);
  }
}
