package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.aws.AwsClients;
import dev.burhan.aws.DynamoDbJobStore;
import dev.burhan.aws.S3DocumentInbox;
import dev.burhan.aws.SecretsManagerSecrets;
import dev.burhan.cloud.testing.Caller;
import dev.burhan.documents.Chunker;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.IngestDocument;
import dev.burhan.documents.IngestDocument.Delivery;
import dev.burhan.documents.NewDocument;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Language;
import dev.burhan.models.Models;
import dev.burhan.postgres.DatabaseSettings;
import dev.burhan.postgres.JdbcSqlClient;
import dev.burhan.postgres.PostgresDocumentStore;
import dev.burhan.postgres.SqlClient;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A worker dies in the middle of its transaction, and the job is delivered again. */
@ExtendWith(SharedCloud.class)
final class WorkerCrashIT {

  private static final TenantId TENANT = new TenantId("crash");
  private static final Duration WORK_MAX = Duration.ofMinutes(5);

  private final LocalCloud cloud;
  private final Map<String, String> environment;
  private final AwsClients clients;
  private Clock clock = Clock.systemUTC();

  WorkerCrashIT(LocalCloud cloud) {
    this.cloud = cloud;
    this.environment = cloud.stack().environment("IngestFunction");
    this.clients = new AwsClients(environment);
  }

  @Test
  void leaves_the_old_document_whole_and_the_job_to_the_next_delivery() {
    try (var caller = SharedCloud.caller(cloud, TENANT.value());
        var sql = sql()) {
      caller.ingest("rules", rules("amber"));
      var job = submitWithoutMessage("rules", rules("cobalt"));

      assertThatThrownBy(() -> deliver(worker(new DyingClient(sql)), job))
          .isInstanceOf(WorkerDeath.class);

      assertThat(seen(caller)).contains("amber").doesNotContain("cobalt");
      assertThat(status(caller, job)).isEqualTo("running");
      // Until the lease ends nobody can know that the worker is dead.
      assertThat(deliver(worker(sql), job)).isEqualTo(Delivery.LATER);
      assertThat(seen(caller)).contains("amber");

      clock = Clock.offset(clock, WORK_MAX.plusMinutes(1));
      assertThat(deliver(worker(sql), job)).isEqualTo(Delivery.DONE);

      assertThat(status(caller, job)).isEqualTo("succeeded");
      assertThat(seen(caller)).contains("cobalt").doesNotContain("amber");
      assertThat(deliver(worker(sql), job)).isEqualTo(Delivery.DONE);
      assertThat(caller.get("/documents").json().get("documents")).hasSize(1);
    }
  }

  @Test
  void a_message_is_hidden_longer_than_a_dead_workers_lease_and_ends_among_the_dead_letters() {
    try (var sqs = clients.sqs()) {
      var attributes =
          sqs.getQueueAttributes(
                  request ->
                      request
                          .queueUrl(cloud.stack().queueUrl("IngestQueue"))
                          .attributeNames(QueueAttributeName.ALL))
              .attributes();

      assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY))
          .contains(cloud.stack().queueArn("IngestDeadLetters"))
          .containsPattern("\"maxReceiveCount\":\"?5\\b");
      assertThat(Long.parseLong(attributes.get(QueueAttributeName.VISIBILITY_TIMEOUT)))
          .isGreaterThan(WORK_MAX.plusSeconds(5).toSeconds());
    }
  }

  private IngestDocument worker(SqlClient sql) {
    return new IngestDocument(
        jobs(),
        new S3DocumentInbox(clients.s3(), cloud.stack().bucketName("DocumentsBucket")),
        new Chunker(Chunker.Limits.DEFAULT),
        new Models(List.of()).bundled(),
        new PostgresDocumentStore(sql));
  }

  private Delivery deliver(IngestDocument worker, JobId job) {
    return worker.ingest(TENANT, job, Deadline.in(WORK_MAX, clock));
  }

  private DynamoDbJobStore jobs() {
    return new DynamoDbJobStore(clients.dynamoDb(), cloud.stack().tableName("JobsTable"), clock);
  }

  private JdbcSqlClient sql() {
    var secrets = new SecretsManagerSecrets(clients.secretsManager());
    var secret = environment.getOrDefault("DATABASE_SECRET", "");
    return new JdbcSqlClient(
        new DatabaseSettings(
            environment.getOrDefault("DATABASE_URL", ""),
            secrets.get(secret, "username"),
            secrets.get(secret, "password"),
            1));
  }

  /** So that no worker but those of the test hears of it. */
  private JobId submitWithoutMessage(String document, String text) {
    var id = new JobId("crash-" + System.nanoTime());
    new S3DocumentInbox(clients.s3(), cloud.stack().bucketName("DocumentsBucket"))
        .put(
            TENANT,
            id,
            new NewDocument(
                new DocumentId(document),
                "Rules",
                NewDocument.MediaType.MARKDOWN,
                Language.of(text),
                text));
    jobs().create(TENANT, Job.submitted(id, document, clock.instant()));
    return id;
  }

  private static String rules(String colour) {
    return "# Rules\n\n1.1 The %1$s gate is open.\n\n1.2 The %1$s door is shut.\n"
        .formatted(colour);
  }

  private static String seen(Caller caller) {
    return caller.post("/retrieve", Map.of("question", "gate and door")).text()
        + caller.ask("Is the gate open?").text();
  }

  private static String status(Caller caller, JobId job) {
    return caller.get("/jobs/" + job).json().get("status").asText();
  }

  /** Stands for what ends a process: nobody catches it. */
  private static final class WorkerDeath extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Dies in the transaction when the old document is removed and the new one is half there. */
  private record DyingClient(SqlClient living) implements SqlClient {

    @Override
    public List<Row> call(String sql, Map<String, @Nullable Object> parameters, Deadline deadline) {
      return living.call(sql, parameters, deadline);
    }

    @Override
    public <T> T transact(TenantId tenant, Deadline deadline, Function<Transaction, T> work) {
      return living.transact(tenant, deadline, transaction -> work.apply(dyingAfter(transaction)));
    }

    private static Transaction dyingAfter(Transaction transaction) {
      return (sql, parameters) -> {
        if (sql.contains("count_document")) {
          throw new WorkerDeath();
        }
        return transaction.query(sql, parameters);
      };
    }
  }
}
