package dev.burhan.cloud.queue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Builds the event that Lambda makes of a batch of messages. */
record SqsEventJson(String queueArn, String region) {

  private static final ObjectMapper JSON = new ObjectMapper();

  String of(List<Message> messages) {
    var event = JSON.createObjectNode();
    var records = event.putArray("Records");
    messages.forEach(message -> records.add(item(message)));
    return event.toString();
  }

  private ObjectNode item(Message message) {
    var item =
        JSON.createObjectNode()
            .put("messageId", message.messageId())
            .put("receiptHandle", message.receiptHandle())
            .put("body", message.body());
    new TreeMap<>(message.attributesAsStrings()).forEach(item.putObject("attributes")::put);
    var attributes = item.putObject("messageAttributes");
    new TreeMap<>(message.messageAttributes())
        .forEach((name, value) -> attributes.set(name, attribute(value)));
    if (message.md5OfMessageAttributes() != null) {
      item.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
    }
    return item.put("md5OfBody", message.md5OfBody())
        .put("eventSource", "aws:sqs")
        .put("eventSourceARN", queueArn)
        .put("awsRegion", region);
  }

  private static ObjectNode attribute(MessageAttributeValue value) {
    var attribute = JSON.createObjectNode();
    if (value.stringValue() != null) {
      attribute.put("stringValue", value.stringValue());
    }
    if (value.binaryValue() != null) {
      attribute.put("binaryValue", value.binaryValue().asByteArray());
    }
    attribute.putArray("stringListValues");
    attribute.putArray("binaryListValues");
    return attribute.put("dataType", value.dataType());
  }
}
