package dev.burhan.aws;

import dev.burhan.jobs.DeadLetters;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Reads the dead-letter queue of a job queue: {@link JobMessage} or {@link UploadNotice} each. */
public final class SqsDeadLetters implements DeadLetters {

  /** The most SQS gives at a time. */
  private static final int AT_A_TIME = 10;

  /** Waiting asks every server of the queue; without it, letters may seem to be gone. */
  private static final int WAIT_SECONDS = 1;

  private final SqsClient sqs;
  private final String queueUrl;

  public SqsDeadLetters(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  @Override
  public List<Letter> take() {
    return AwsFailures.translating(
            "SQS",
            "ReceiveMessage",
            () ->
                sqs.receiveMessage(
                    request ->
                        request
                            .queueUrl(queueUrl)
                            .maxNumberOfMessages(AT_A_TIME)
                            .waitTimeSeconds(WAIT_SECONDS)
                            .visibilityTimeout((int) HOLD.toSeconds())))
        .messages()
        .stream()
        .map(SqsDeadLetters::letter)
        .toList();
  }

  private static Letter letter(Message message) {
    var jobs =
        JobMessage.parse(message.body())
            .map(List::of)
            .or(() -> UploadNotice.parse(message.body()))
            .orElse(List.of())
            .stream()
            .map(job -> new Subject(job.tenant(), job.job()))
            .toList();
    return new Letter(message.messageId(), jobs, message.receiptHandle());
  }

  @Override
  public void delete(Letter letter) {
    AwsFailures.translating(
        "SQS",
        "DeleteMessage",
        () ->
            sqs.deleteMessage(
                request -> request.queueUrl(queueUrl).receiptHandle(letter.receipt())));
  }

  @Override
  public void giveBack(Letter letter) {
    new SqsVisibility(sqs, queueUrl).hide(letter.receipt(), Duration.ZERO);
  }
}
