package dev.burhan.aws;

import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import dev.burhan.webhooks.WebhookQueue;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends the webhooks of jobs to an SQS queue as {@link JobMessage}. */
public final class SqsWebhookQueue implements WebhookQueue {

  private final SqsJobQueue queue;

  public SqsWebhookQueue(SqsClient sqs, String queueUrl) {
    this.queue = new SqsJobQueue(sqs, queueUrl);
  }

  @Override
  public void send(TenantId tenant, JobId job, Duration delay) {
    queue.send(tenant, job, delay);
  }
}
