package dev.burhan.webhooks;

import dev.burhan.jobs.JobEvents;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;

/** Has the webhook of a tenant, if there is one, told of each of its jobs that ends. */
public final class NotifyWebhook implements JobEvents {

  /** By then the record of the job shows its end, as a rule. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private final WebhookStore webhooks;
  private final WebhookQueue queue;

  public NotifyWebhook(WebhookStore webhooks, WebhookQueue queue) {
    this.webhooks = webhooks;
    this.queue = queue;
  }

  @Override
  public void ending(TenantId tenant, JobId job) {
    if (webhooks.find(tenant).isPresent()) {
      queue.send(tenant, job, SETTLING);
    }
  }
}
