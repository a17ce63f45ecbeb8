package dev.burhan.aws;

import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobQueue;
import dev.burhan.telemetry.Invocation;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Sends jobs to an SQS queue as {@link JobMessage}. */
public final class SqsJobQueue implements JobQueue {

  private final SqsClient sqs;
  private final String queueUrl;

  public SqsJobQueue(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  @Override
  public void send(TenantId tenant, JobId job, Duration delay) {
    var body = new JobMessage(tenant, job).toJson();
    int seconds = (int) JobQueue.checked(delay).toSeconds();
    AwsFailures.translating(
        "SQS",
        "SendMessage",
        () ->
            sqs.sendMessage(
                request -> {
                  request.queueUrl(queueUrl).messageBody(body).messageAttributes(correlation());
                  if (seconds > 0) {
                    request.delaySeconds(seconds);
                  }
                }));
  }

  /** Whoever works on the message logs with the id of the request that it comes of. */
  private static Map<String, MessageAttributeValue> correlation() {
    return Invocation.correlationId().stream()
        .collect(
            Collectors.toMap(
                id -> Invocation.CORRELATION_ID,
                id -> MessageAttributeValue.builder().dataType("String").stringValue(id).build()));
  }
}
