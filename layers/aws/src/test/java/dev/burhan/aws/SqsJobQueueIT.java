package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobQueue;
import dev.burhan.telemetry.Invocation;
import dev.burhan.tenancy.TenantId;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Tests the adapter on an SQS server; see {@link ServerUnderTest} for which. */
final class SqsJobQueueIT {

  private static final TenantId ACME = new TenantId("acme");

  private static ServerUnderTest server;
  private static SqsClient sqs;
  private static String queueUrl;

  @BeforeAll
  static void start() {
    server = ServerUnderTest.sqs();
    sqs = server.clients().sqs();
    queueUrl =
        sqs.createQueue(request -> request.queueName("test-" + UUID.randomUUID())).queueUrl();
  }

  @AfterAll
  static void end() {
    sqs.close();
    server.close();
  }

  @Test
  void sends_a_message_that_names_the_job() {
    var job = new JobId(UUID.randomUUID().toString());

    new SqsJobQueue(sqs, queueUrl).send(ACME, job);

    var messages =
        sqs.receiveMessage(request -> request.queueUrl(queueUrl).waitTimeSeconds(2)).messages();
    assertThat(messages)
        .singleElement()
        .satisfies(
            message ->
                assertThat(JobMessage.parse(message.body())).contains(new JobMessage(ACME, job)));
  }

  @Test
  void hands_the_id_of_the_request_on() {
    var own = sqs.createQueue(r -> r.queueName("test-" + UUID.randomUUID())).queueUrl();

    try (var _ = Invocation.begin("request-7")) {
      new SqsJobQueue(sqs, own).send(ACME, new JobId("1"));
    }

    var messages =
        sqs.receiveMessage(
                r -> r.queueUrl(own).waitTimeSeconds(2).messageAttributeNames("correlation_id"))
            .messages();
    assertThat(messages)
        .singleElement()
        .satisfies(
            message ->
                assertThat(message.messageAttributes())
                    .hasEntrySatisfying(
                        "correlation_id",
                        value -> assertThat(value.stringValue()).isEqualTo("request-7")));
  }

  @Test
  void hides_a_message_until_its_delay_has_passed() {
    var own = sqs.createQueue(r -> r.queueName("test-" + UUID.randomUUID())).queueUrl();

    new SqsJobQueue(sqs, own).send(ACME, new JobId("1"), JobQueue.DELAY_MAX);

    assertThat(sqs.receiveMessage(r -> r.queueUrl(own).waitTimeSeconds(0)).messages()).isEmpty();
    var attributes =
        sqs.getQueueAttributes(r -> r.queueUrl(own).attributeNames(QueueAttributeName.ALL))
            .attributesAsStrings();
    assertThat(attributes).containsEntry("ApproximateNumberOfMessagesDelayed", "1");
  }

  @Test
  void fails_for_good_when_there_is_no_queue() {
    var queue = new SqsJobQueue(sqs, queueUrl + "-not-there");

    assertThatThrownBy(() -> queue.send(ACME, new JobId("1")))
        .isInstanceOf(DependencyFailure.Permanent.class)
        .hasMessageStartingWith("SQS SendMessage failed: ");
  }
}
