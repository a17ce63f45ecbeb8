package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.aws.AwsClients;
import dev.burhan.aws.DynamoDbJobStore;
import dev.burhan.aws.DynamoDbRunningJobs;
import dev.burhan.aws.S3DocumentInbox;
import dev.burhan.aws.S3RecognisedPages;
import dev.burhan.aws.SecretsManagerSecrets;
import dev.burhan.aws.SqsJobQueue;
import dev.burhan.cloud.testing.Caller;
import dev.burhan.documents.Chunker;
import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.DocumentReader;
import dev.burhan.documents.EmbedPassages;
import dev.burhan.documents.IngestDocument;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.OcrEngine;
import dev.burhan.documents.Submission;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.Retry;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.Job.Outcome;
import dev.burhan.jobs.JobEvents;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.RunJob;
import dev.burhan.jobs.RunJob.Step;
import dev.burhan.jobs.RunJob.Work;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import dev.burhan.models.Models;
import dev.burhan.parsers.FileParser;
import dev.burhan.parsers.format.ParseLimits;
import dev.burhan.postgres.DatabaseSettings;
import dev.burhan.postgres.JdbcSqlClient;
import dev.burhan.postgres.PostgresDocumentStore;
import dev.burhan.postgres.PostgresDraftVectors;
import dev.burhan.postgres.SqlClient;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryUploads;
import dev.burhan.testing.TestDocuments;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A worker dies at any stage of its work on real engines, and the job is delivered again. */
@ExtendWith(SharedCloud.class)
final class WorkerCrashIT {

  private static final Duration WORK_MAX = Duration.ofMinutes(10);

  /** More than go into the database in one statement. */
  private static final int CLAUSES = 210;

  private final LocalCloud cloud;
  private final Map<String, String> environment;
  private final AwsClients clients;
  private final CountingEmbedder embedder;
  private final InMemoryUploads uploads = new InMemoryUploads(Clock.systemUTC());
  private Clock clock = Clock.systemUTC();
  private TenantId tenant = new TenantId("crash");

  WorkerCrashIT(LocalCloud cloud) {
    this.cloud = cloud;
    this.environment = cloud.stack().environment("IngestFunction");
    this.clients = new AwsClients(environment);
    this.embedder = new CountingEmbedder(Models.of(environment).encoder());
  }

  /** Where the worker dies. */
  enum Death {
    AFTER_DOWNLOAD,
    AFTER_PARSE,
    AFTER_SOME_EMBEDDED,
    AFTER_EMBED,
    HALF_OF_THE_ROWS_WRITTEN,
    ALL_ROWS_WRITTEN,
    BEFORE_THE_JOB_IS_ENDED
  }

  @ParameterizedTest
  @EnumSource
  void leaves_one_whole_document_and_one_embedding_bill(Death death) {
    tenant = new TenantId("crash-" + UUID.randomUUID().toString().substring(0, 8));
    try (var caller = SharedCloud.caller(cloud, tenant.value());
        var sql = sql()) {
      var first = upload(rules("amber"));
      deliver(sql, first, Death.AFTER_DOWNLOAD, false);
      int before = embedder.passages;
      var job = upload(rules("cobalt"));

      assertThatThrownBy(() -> deliver(sql, job, death, true)).isInstanceOf(WorkerDeath.class);

      boolean isStored = death == Death.BEFORE_THE_JOB_IS_ENDED;
      assertThat(seen(caller)).contains(isStored ? "cobalt" : "amber");
      assertThat(status(caller, job)).isEqualTo("running");
      // Until the lease ends nobody can know that the worker is dead.
      deliver(sql, job, death, false);
      assertThat(status(caller, job)).isEqualTo("running");
      clock = Clock.offset(clock, WORK_MAX.plusMinutes(1));
      deliver(sql, job, death, false);

      assertThat(status(caller, job)).isEqualTo("succeeded");
      assertThat(seen(caller)).contains("cobalt").doesNotContain("amber");
      assertThat(embedder.passages - before).isEqualTo(CLAUSES);
      var listed = caller.get("/documents").json().get("documents");
      assertThat(listed).hasSize(1);
      assertThat(listed.get(0).get("passages").asInt()).isEqualTo(CLAUSES);
      deliver(sql, job, death, false);
      assertThat(embedder.passages - before).isEqualTo(CLAUSES);
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
          .containsPattern("\"maxReceiveCount\":\"?10\\b");
      assertThat(Long.parseLong(attributes.get(QueueAttributeName.VISIBILITY_TIMEOUT)))
          .isGreaterThan(WORK_MAX.plusSeconds(5).toSeconds());
    }
  }

  private void deliver(JdbcSqlClient sql, JobId job, Death death, boolean dies) {
    var client = dies ? new DyingClient(sql, death) : sql;
    var drafts = new PostgresDraftVectors(client);
    var s3 = clients.s3();
    var bucket = cloud.stack().bucketName("DocumentsBucket");
    var reader =
        new DocumentReader(
            uploads,
            new FileParser(ParseLimits.DEFAULT, clock),
            OcrEngine.none(),
            new S3RecognisedPages(s3, bucket));
    var retry = new Retry(Retry.Pause.THREAD, () -> .5);
    var ingest =
        new IngestDocument(
            new S3DocumentInbox(s3, bucket),
            reader,
            new Chunker(Chunker.Limits.DEFAULT),
            new EmbedPassages(embedder, drafts, retry, 1),
            drafts,
            new PostgresDocumentStore(client));
    var table = cloud.stack().tableName("JobsTable");
    var queues =
        new RunJob.Queues(
            new SqsJobQueue(clients.sqs(), cloud.stack().queueUrl("IngestQueue")),
            new SqsJobQueue(clients.sqs(), cloud.stack().queueUrl("IngestDeadLetters")));
    var running = new DynamoDbRunningJobs(clients.dynamoDb(), table, clock);
    var run =
        new RunJob(jobs(), running, queues, JobEvents.none(), new RunJob.Admission(any -> true, 4));
    var deadline = Deadline.in(WORK_MAX, clock);
    run.run(tenant, job, deadline, dies ? new DyingWork(ingest, death) : ingest);
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

  /** In memory and without a message, so that no worker but those of the test hears of it. */
  private JobId upload(String text) {
    var id = new JobId("crash-" + System.nanoTime());
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var bucket = cloud.stack().bucketName("DocumentsBucket");
    var announced = new Submission.Upload(bytes.length, TestDocuments.sha256(bytes));
    var details = DocumentDetails.of(new DocumentId("rules"), "Rules");
    new S3DocumentInbox(clients.s3(), bucket)
        .put(tenant, id, new Submission(details, MediaType.MARKDOWN, announced));
    jobs().create(tenant, Job.submitted(id, "rules", clock.instant()));
    try (var sql = sql()) {
      new PostgresDocumentStore(sql)
          .announce(tenant, id, details.id(), Deadline.in(WORK_MAX, clock));
    }
    uploads.upload(tenant, id, bytes);
    return id;
  }

  private static String rules(String colour) {
    var rules = new StringBuilder("# Rules\n");
    for (int i = 1; i <= CLAUSES; i++) {
      rules.append("\n1.%d The %s gate of house %d is open.\n".formatted(i, colour, i));
    }
    return rules.toString();
  }

  private static String seen(Caller caller) {
    return caller.post("/retrieve", Map.of("question", "gate of house 7")).text()
        + caller.ask("Is the gate of house 7 open?").text();
  }

  private static String status(Caller caller, JobId job) {
    return caller.get("/jobs/" + job).json().get("status").asText();
  }

  /** Stands for what ends a process: nobody catches it. */
  private static final class WorkerDeath extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Dies between the stages. */
  private record DyingWork(Work living, Death death) implements Work {

    @Override
    public Outcome run(TenantId tenant, Job job, Step step, Deadline deadline) {
      Step dying =
          (stage, done, total) -> {
            step.at(stage, done, total);
            if (isDeath(stage, done)) {
              throw new WorkerDeath();
            }
          };
      var outcome = living.run(tenant, job, dying, deadline);
      if (death == Death.BEFORE_THE_JOB_IS_ENDED) {
        throw new WorkerDeath();
      }
      return outcome;
    }

    private boolean isDeath(String stage, int done) {
      return switch (stage) {
        case "parse" -> death == Death.AFTER_DOWNLOAD;
        case "chunk" -> death == Death.AFTER_PARSE;
        case "embed" -> death == Death.AFTER_SOME_EMBEDDED && done > 0;
        case "store" -> death == Death.AFTER_EMBED;
        default -> false;
      };
    }
  }

  /** Dies in the transaction, where the old document is removed and the new one half there. */
  private record DyingClient(SqlClient living, Death death) implements SqlClient {

    @Override
    public List<Row> call(String sql, Map<String, @Nullable Object> parameters, Deadline deadline) {
      return living.call(sql, parameters, deadline);
    }

    @Override
    public <T> T transact(TenantId tenant, Deadline deadline, Function<Transaction, T> work) {
      return living.transact(tenant, deadline, transaction -> work.apply(dying(transaction)));
    }

    private Transaction dying(Transaction transaction) {
      var statements = new int[1];
      return (sql, parameters) -> {
        boolean isSecondPart = sql.contains("add_chunks") && ++statements[0] == 2;
        if ((isSecondPart && death == Death.HALF_OF_THE_ROWS_WRITTEN)
            || (sql.contains("end_save") && death == Death.ALL_ROWS_WRITTEN)) {
          throw new WorkerDeath();
        }
        return transaction.query(sql, parameters);
      };
    }
  }

  /** Counts what is paid for. */
  private static final class CountingEmbedder implements Embedder {
    private final Embedder embedder;
    private int passages;

    CountingEmbedder(Embedder embedder) {
      this.embedder = embedder;
    }

    @Override
    public Encoder encoder() {
      return embedder.encoder();
    }

    @Override
    public float[] embedQuestion(String question, Deadline deadline) {
      return embedder.embedQuestion(question, deadline);
    }

    @Override
    public List<float[]> embedPassages(List<String> texts, Deadline deadline) {
      passages += texts.size();
      return embedder.embedPassages(texts, deadline);
    }
  }
}
