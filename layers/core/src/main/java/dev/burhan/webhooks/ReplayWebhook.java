package dev.burhan.webhooks;

import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobStore;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;

/** Has a tenant's webhook told of an ended job once more, with all attempts anew. */
public final class ReplayWebhook {

  private final JobStore jobs;
  private final WebhookStore webhooks;
  private final WebhookLog log;
  private final WebhookQueue queue;
  private final Clock clock;

  public ReplayWebhook(
      JobStore jobs, WebhookStore webhooks, WebhookLog log, WebhookQueue queue, Clock clock) {
    this.jobs = jobs;
    this.webhooks = webhooks;
    this.log = log;
    this.queue = queue;
    this.clock = clock;
  }

  /** What replaying can come to. */
  public sealed interface Result {

    /** It will be sent, under the id it had. */
    record Queued(WebhookDelivery delivery) implements Result {}

    /** There is no such job. */
    record Unknown() implements Result {}

    /** The job has not ended; its webhook will be told when it does. */
    record NotEnded() implements Result {}

    /** There is nobody to tell. */
    record NoWebhook() implements Result {}
  }

  public Result replay(TenantId tenant, JobId id) {
    var job = jobs.find(tenant, id);
    if (job.isEmpty()) {
      return new Result.Unknown();
    }
    if (!job.get().status().isFinal()) {
      return new Result.NotEnded();
    }
    if (webhooks.find(tenant).isEmpty()) {
      return new Result.NoWebhook();
    }
    var delivery = WebhookDelivery.queued(MessageId.of(job.get()), clock.instant());
    // First, or a worker could find it delivered already.
    log.record(tenant, id, delivery);
    queue.send(tenant, id, Duration.ZERO);
    return new Result.Queued(delivery);
  }
}
