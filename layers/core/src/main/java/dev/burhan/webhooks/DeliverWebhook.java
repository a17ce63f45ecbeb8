package dev.burhan.webhooks;

import dev.burhan.failure.Deadline;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobStore;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Makes one attempt to tell a tenant's webhook of an ended job. Each end is told at least once, as
 * long as attempts are left; receivers know a repetition by its id.
 */
public final class DeliverWebhook {

  /** How often a message is looked at whose job has not ended; its end is announced again. */
  public static final int LOOKS_MAX = 10;

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  /** With less than this, a receiver that is merely slow would be blamed for our lack of time. */
  private static final Duration TIME_MIN = Duration.ofSeconds(5);

  private final JobStore jobs;
  private final WebhookStore webhooks;
  private final WebhookLog log;
  private final WebhookMessages messages;
  private final WebhookSender sender;
  private final WebhookBackOff backOff;

  public DeliverWebhook(
      JobStore jobs,
      WebhookStore webhooks,
      WebhookLog log,
      WebhookMessages messages,
      WebhookSender sender,
      WebhookBackOff backOff) {
    this.jobs = jobs;
    this.webhooks = webhooks;
    this.log = log;
    this.messages = messages;
    this.sender = sender;
    this.backOff = backOff;
  }

  /** What is to become of the message of the queue. */
  public sealed interface Next {

    /** Nothing more is to be done with it. */
    record Done() implements Next {}

    /**
     * It is to be delivered again after {@code delay}, which may be longer than a queue delays:
     * keep the message and make it invisible meanwhile, rather than send a new one.
     */
    record Later(Duration delay) implements Next {}
  }

  /**
   * Makes an attempt if one is due.
   *
   * @param attempt how often the queue has delivered this message, at least 1
   * @throws dev.burhan.failure.DependencyFailure when our own side failed; deliver it again
   */
  public Next deliver(TenantId tenant, JobId id, int attempt, Deadline deadline) {
    var job = jobs.find(tenant, id);
    if (job.isEmpty()) {
      return new Next.Done();
    }
    if (!job.get().status().isFinal()) {
      return attempt < LOOKS_MAX ? new Next.Later(LOOK_AGAIN) : new Next.Done();
    }
    var delivery = delivery(tenant, job.get(), deadline);
    if (delivery.state() != WebhookDelivery.State.PENDING) {
      return new Next.Done();
    }
    if (deadline.left().compareTo(TIME_MIN) < 0) {
      return new Next.Later(LOOK_AGAIN);
    }
    return attempt(tenant, job.get(), delivery, deadline);
  }

  /** How far it is. A job that was reopened and ended again is another message. */
  private WebhookDelivery delivery(TenantId tenant, Job job, Deadline deadline) {
    var message = MessageId.of(job);
    return log.find(tenant, job.id())
        .filter(delivery -> delivery.message().equals(message))
        .orElseGet(() -> WebhookDelivery.queued(message, deadline.clock().instant()));
  }

  private Next attempt(TenantId tenant, Job job, WebhookDelivery delivery, Deadline deadline) {
    var webhook = webhooks.find(tenant);
    var now = deadline.clock().instant();
    if (webhook.isEmpty()) {
      log.record(tenant, job.id(), delivery.abandoned(DeliveryFault.WEBHOOK_REMOVED, now));
      return new Next.Done();
    }
    var result = sender.send(messages.write(tenant, webhook.get(), job, now), deadline);
    var after = after(delivery, result, deadline);
    log.record(tenant, job.id(), after);
    return after.state() == WebhookDelivery.State.PENDING
        ? new Next.Later(backOff.after(after.attempts()))
        : new Next.Done();
  }

  private static WebhookDelivery after(
      WebhookDelivery delivery, WebhookSender.Result result, Deadline deadline) {
    var now = deadline.clock().instant();
    return switch (result) {
      case WebhookSender.Result.Delivered(int status) -> delivery.delivered(status, now);
      case WebhookSender.Result.Refused(int status) ->
          delivery.failedOnce(DeliveryFault.GONE, OptionalInt.of(status), now).givenUp();
      case WebhookSender.Result.Forbidden() ->
          delivery.failedOnce(DeliveryFault.FORBIDDEN_ADDRESS, OptionalInt.empty(), now).givenUp();
      case WebhookSender.Result.Failed(DeliveryFault fault, OptionalInt status) -> {
        var failed = delivery.failedOnce(fault, status, now);
        yield failed.attempts() < WebhookBackOff.ATTEMPTS_MAX ? failed : failed.givenUp();
      }
    };
  }
}
