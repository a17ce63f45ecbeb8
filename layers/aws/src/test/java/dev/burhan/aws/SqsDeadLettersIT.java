package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.jobs.DeadLetters.Letter;
import dev.burhan.jobs.DeadLetters.Subject;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.DeadLettersContract;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Holds the adapter to the contract; see {@link ServerUnderTest} for the server. */
final class SqsDeadLettersIT implements DeadLettersContract {

  private static ServerUnderTest server;
  private static SqsClient sqs;

  private String queueUrl = "";

  @BeforeAll
  static void start() {
    server = ServerUnderTest.sqs();
    sqs = server.clients().sqs();
  }

  @AfterAll
  static void end() {
    sqs.close();
    server.close();
  }

  @BeforeEach
  void queue() {
    queueUrl = sqs.createQueue(r -> r.queueName("test-" + UUID.randomUUID())).queueUrl();
  }

  @Override
  public SqsDeadLetters letters() {
    return new SqsDeadLetters(sqs, queueUrl);
  }

  @Override
  public void give(Subject job) {
    new SqsJobQueue(sqs, queueUrl).send(job.tenant(), job.job());
  }

  @Override
  public void giveUnreadable() {
    give("{\"tenant_id\":\"acme\"}");
  }

  @Test
  void reads_what_s3_tells_of_an_upload() {
    give(
        """
        {"Records":[{"s3":{"object":{"key":"uploads/acme/job-7"}}}]}
        """);

    assertThat(letters().take())
        .flatExtracting(Letter::jobs)
        .containsExactly(new Subject(new TenantId("acme"), new JobId("job-7")));
  }

  private void give(String body) {
    sqs.sendMessage(r -> r.queueUrl(queueUrl).messageBody(body));
  }
}
