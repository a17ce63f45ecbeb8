package dev.burhan.cloud.template;

import java.util.Set;

/** Fails when an authorizer, event source or custom resource points at the wrong kind of thing. */
final class TargetCheck {

  private TargetCheck() {}

  static void check(Template template) {
    var authorizer = template.api().authorizer();
    if (authorizer != null) {
      template.function(authorizer.functionId());
    }
    template.customResources().values().forEach(it -> template.function(it.functionId()));
    template.queues().values().forEach(queue -> checkRedrive(template, queue));
    for (FunctionResource function : template.functions().values()) {
      function.queues().forEach(source -> checkQueue(template, function, source));
      function.layers().forEach(layer -> checkLayer(template, function, layer));
    }
  }

  /** S3 refuses to notify a queue that is not there, or that no policy opens to it. */
  static void checkNotifications(Template template, Set<String> queuesWithPolicy) {
    for (BucketResource bucket : template.buckets().values()) {
      for (var notification : bucket.notifications()) {
        var queue = notification.queueId();
        var path = "Resources." + bucket.id() + ".Properties.NotificationConfiguration";
        if (!template.queues().containsKey(queue)) {
          throw new InvalidTemplateException(path, queue + " is not a queue");
        }
        if (!queuesWithPolicy.contains(queue)) {
          throw new InvalidTemplateException(path, "no AWS::SQS::QueuePolicy opens " + queue);
        }
      }
    }
  }

  private static void checkRedrive(Template template, QueueResource queue) {
    var redrive = queue.redrive();
    if (redrive != null && !template.queues().containsKey(redrive.deadLetterQueueId())) {
      throw new InvalidTemplateException(
          "Resources." + queue.id() + ".Properties.RedrivePolicy",
          redrive.deadLetterQueueId() + " is not a queue");
    }
  }

  private static void checkLayer(Template template, FunctionResource function, String layer) {
    if (!template.layers().containsKey(layer)) {
      throw new InvalidTemplateException(
          "Resources." + function.id() + ".Properties.Layers", layer + " is not a layer");
    }
  }

  private static void checkQueue(
      Template template, FunctionResource function, EventSource.Queue source) {
    var path = "Resources." + function.id() + ".Properties.Events." + source.name();
    var queue = template.queues().get(source.queueId());
    if (queue == null) {
      throw new InvalidTemplateException(path, source.queueId() + " is not a queue");
    }
    // Lambda refuses such a mapping: a message would come back while it is still being worked on.
    if (queue.visibilityTimeout().compareTo(function.timeout()) < 0) {
      throw new InvalidTemplateException(
          path,
          "the visibility time-out of "
              + queue.id()
              + " is shorter than the time-out of the function");
    }
  }
}
