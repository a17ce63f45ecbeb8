package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.WebhookQueueContract;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Tests the adapter on an SQS server; see {@link ServerUnderTest} for which. */
final class SqsWebhookQueueIT implements WebhookQueueContract {

  private static ServerUnderTest server;
  private static SqsClient sqs;
  private static String queueUrl;

  @BeforeAll
  static void start() {
    server = ServerUnderTest.sqs();
    sqs = server.clients().sqs();
    queueUrl = sqs.createQueue(r -> r.queueName("test-" + UUID.randomUUID())).queueUrl();
  }

  @AfterAll
  static void end() {
    sqs.close();
    server.close();
  }

  @Override
  public SqsWebhookQueue queue() {
    return new SqsWebhookQueue(sqs, queueUrl);
  }

  @Test
  void sends_a_message_that_names_the_job() {
    var tenant = new TenantId("acme");

    queue().send(tenant, new JobId("job-1"), Duration.ZERO);

    var messages = sqs.receiveMessage(r -> r.queueUrl(queueUrl).waitTimeSeconds(2)).messages();
    assertThat(messages)
        .singleElement()
        .satisfies(
            message ->
                assertThat(JobMessage.parse(message.body()))
                    .contains(new JobMessage(tenant, new JobId("job-1"))));
  }

  @Test
  void a_message_that_was_hidden_comes_again_when_it_is_to() {
    var own = sqs.createQueue(r -> r.queueName("test-" + UUID.randomUUID())).queueUrl();
    new SqsWebhookQueue(sqs, own).send(new TenantId("acme"), new JobId("job-2"), Duration.ZERO);
    var first = sqs.receiveMessage(r -> r.queueUrl(own).waitTimeSeconds(2)).messages().getFirst();

    new SqsVisibility(sqs, own).hide(first.receiptHandle(), Duration.ZERO);

    assertThat(sqs.receiveMessage(r -> r.queueUrl(own).waitTimeSeconds(2)).messages()).hasSize(1);
  }
}
