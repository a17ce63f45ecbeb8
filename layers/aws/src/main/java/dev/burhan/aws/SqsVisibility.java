package dev.burhan.aws;

import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Says when messages of a queue that were received come again. */
public final class SqsVisibility {

  private final SqsClient sqs;
  private final String queueUrl;

  public SqsVisibility(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  /**
   * Hides a message from now on for {@code time}, in whole seconds.
   *
   * @throws dev.burhan.failure.DependencyFailure when the receipt is no longer valid
   */
  public void hide(String receiptHandle, Duration time) {
    AwsFailures.translating(
        "SQS",
        "ChangeMessageVisibility",
        () ->
            sqs.changeMessageVisibility(
                request ->
                    request
                        .queueUrl(queueUrl)
                        .receiptHandle(receiptHandle)
                        .visibilityTimeout((int) time.toSeconds())));
  }
}
