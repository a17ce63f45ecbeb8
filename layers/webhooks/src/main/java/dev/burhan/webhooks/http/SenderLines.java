package dev.burhan.webhooks.http;

import dev.burhan.failure.Deadline;
import dev.burhan.telemetry.Metric;
import dev.burhan.webhooks.WebhookRequest;
import dev.burhan.webhooks.WebhookSender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a line, with metrics, for each attempt to deliver; never where to or what. */
public record SenderLines(WebhookSender sender) implements WebhookSender {

  private static final Logger LOG = LoggerFactory.getLogger(SenderLines.class);

  @Override
  public Result send(WebhookRequest request, Deadline deadline) {
    var result = sender.send(request, deadline);
    boolean isDelivered = result instanceof Result.Delivered;
    LOG.atInfo()
        .addKeyValue("result", result.getClass().getSimpleName())
        .addKeyValue("webhook_deliveries", Metric.count(isDelivered ? 1 : 0))
        .addKeyValue("webhook_failures", Metric.count(isDelivered ? 0 : 1))
        .log("webhook");
    return result;
  }
}
