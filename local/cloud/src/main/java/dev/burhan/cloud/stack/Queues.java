package dev.burhan.cloud.stack;

import dev.burhan.cloud.template.InvalidTemplateException;
import dev.burhan.cloud.template.QueueResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Creates queues, dead-letter queues first; one that is there already gets its attributes set. */
record Queues(SqsClient client, PhysicalNames names) {

  /** A queue as the server knows it. */
  record Created(String url, String arn, String name) {}

  Map<String, Created> create(Collection<QueueResource> queues) {
    Map<String, Created> created = new LinkedHashMap<>();
    List<QueueResource> waiting = new ArrayList<>(queues);
    while (!waiting.isEmpty()) {
      var ready = waiting.stream().filter(queue -> isReady(queue, created)).toList();
      if (ready.isEmpty()) {
        throw new InvalidTemplateException(
            "Resources." + waiting.getFirst().id(), "its dead-letter queues form a circle");
      }
      ready.forEach(queue -> created.put(queue.id(), create(queue, created)));
      waiting.removeAll(ready);
    }
    return created;
  }

  private static boolean isReady(QueueResource queue, Map<String, Created> created) {
    var redrive = queue.redrive();
    return redrive == null || created.containsKey(redrive.deadLetterQueueId());
  }

  private Created create(QueueResource queue, Map<String, Created> created) {
    var name = names.name(queue.id());
    var url = urlOf(name, attributes(queue, created));
    var arn =
        client
            .getQueueAttributes(
                request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    if (arn == null) {
      throw new IllegalStateException("the queue server gave no ARN for " + name);
    }
    return new Created(url, arn, name);
  }

  private String urlOf(String name, Map<QueueAttributeName, String> attributes) {
    try {
      var url = client.getQueueUrl(request -> request.queueName(name)).queueUrl();
      if (!attributes.isEmpty()) {
        client.setQueueAttributes(request -> request.queueUrl(url).attributes(attributes));
      }
      return url;
    } catch (QueueDoesNotExistException _) {
      return client
          .createQueue(request -> request.queueName(name).attributes(attributes))
          .queueUrl();
    }
  }

  private static Map<QueueAttributeName, String> attributes(
      QueueResource queue, Map<String, Created> created) {
    Map<QueueAttributeName, String> attributes = new HashMap<>();
    queue
        .attributes()
        .forEach((name, value) -> attributes.put(QueueAttributeName.fromValue(name), value));
    var redrive = queue.redrive();
    var target = redrive == null ? null : created.get(redrive.deadLetterQueueId());
    if (redrive != null && target != null) {
      var policy =
          "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
              .formatted(target.arn(), redrive.receiveCountMax());
      attributes.put(QueueAttributeName.REDRIVE_POLICY, policy);
    }
    return attributes;
  }
}
