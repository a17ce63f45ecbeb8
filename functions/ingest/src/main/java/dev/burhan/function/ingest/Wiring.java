package dev.burhan.function.ingest;

import dev.burhan.aws.AwsClients;
import dev.burhan.aws.BedrockEmbedderSettings;
import dev.burhan.aws.DynamoDbBudgetStore;
import dev.burhan.aws.DynamoDbIdempotencyStore;
import dev.burhan.aws.DynamoDbJobStore;
import dev.burhan.aws.DynamoDbRunningJobs;
import dev.burhan.aws.DynamoDbTenantStore;
import dev.burhan.aws.DynamoDbWebhookLog;
import dev.burhan.aws.DynamoDbWebhookStore;
import dev.burhan.aws.S3DocumentInbox;
import dev.burhan.aws.S3RecognisedPages;
import dev.burhan.aws.S3Uploads;
import dev.burhan.aws.SecretsManagerSecrets;
import dev.burhan.aws.SqsJobQueue;
import dev.burhan.aws.SqsVisibility;
import dev.burhan.aws.SqsWebhookQueue;
import dev.burhan.aws.TextractOcr;
import dev.burhan.documents.CancelJob;
import dev.burhan.documents.Chunker;
import dev.burhan.documents.DocumentCatalogue.DocumentFilter;
import dev.burhan.documents.DocumentReader;
import dev.burhan.documents.EmbedPassages;
import dev.burhan.documents.IngestDocument;
import dev.burhan.documents.MaintainIndex;
import dev.burhan.documents.OcrEngine;
import dev.burhan.documents.PassageMeter;
import dev.burhan.documents.SubmitDocument;
import dev.burhan.edge.Admission;
import dev.burhan.edge.Idempotency;
import dev.burhan.edge.JobLines;
import dev.burhan.edge.Restorable.Hooks;
import dev.burhan.edge.Restorable.Parts;
import dev.burhan.edge.Settings;
import dev.burhan.edge.SqsBatch.Visibility;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.Retry;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.RunJob;
import dev.burhan.jobs.RunJob.Work;
import dev.burhan.metering.MeterPassages;
import dev.burhan.metering.MeterRequest;
import dev.burhan.metering.PriceTable;
import dev.burhan.models.Models;
import dev.burhan.models.Prices;
import dev.burhan.parsers.ParserProcess;
import dev.burhan.parsers.ProcessSettings;
import dev.burhan.parsers.format.ParseLimits;
import dev.burhan.postgres.DatabaseTransport;
import dev.burhan.postgres.PostgresDocumentCatalogue;
import dev.burhan.postgres.PostgresDocumentStore;
import dev.burhan.postgres.PostgresDraftVectors;
import dev.burhan.postgres.PostgresIndexUpkeep;
import dev.burhan.postgres.PostgresUsageLedger;
import dev.burhan.postgres.SqlClient;
import dev.burhan.tenancy.TenantId;
import dev.burhan.webhooks.ConfigureWebhook;
import dev.burhan.webhooks.NotifyWebhook;
import dev.burhan.webhooks.ReplayWebhook;
import dev.burhan.webhooks.WebhookPolicy;
import dev.burhan.webhooks.WebhookSecrets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts both functions together: the one that accepts documents and the one that ingests them. */
final class Wiring {

  /** On Lambda there is one, as there is one job at a time. */
  private static final int PARSERS_MAX = 2;

  /** Read by one process before another takes its place, so that nothing piles up. */
  private static final int FILES_MAX = 200;

  private static final Duration MAINTAIN_MAX = Duration.ofSeconds(5);

  private static final TenantId NOBODY = new TenantId("warm");
  private static final Duration WARMING_MAX = Duration.ofSeconds(10);

  private Wiring() {}

  /** What the handler of the API needs. */
  record Documents(
      DocumentRoutes documents,
      JobRoutes jobs,
      WebhookRoutes webhooks,
      Admission admission,
      Idempotency idempotency,
      Clock clock,
      Hooks hooks)
      implements Parts {}

  static Documents documents(Map<String, String> environment) {
    var settings = new Settings(environment);
    var queueUrl = settings.text("INGEST_QUEUE_URL");
    var webhookQueueUrl = settings.text("WEBHOOK_QUEUE_URL");
    var bucket = settings.text("DOCUMENTS_BUCKET");
    var jobsTable = settings.text("JOBS_TABLE");
    var webhooksTable = settings.text("WEBHOOKS_TABLE");
    var idempotencyTable = settings.text("IDEMPOTENCY_TABLE");
    var budgetsTable = settings.text("BUDGETS_TABLE");
    var pepperSecret = settings.text("KEY_PEPPER_SECRET");
    boolean loopback = settings.flag("WEBHOOK_LOOPBACK");
    var called = BedrockEmbedderSettings.of(environment, settings::fault);
    var clients = new AwsClients(environment);
    var sql = sql(environment, settings, clients);

    var secrets = new SecretsManagerSecrets(clients.secretsManager());
    var clock = Clock.systemUTC();
    var dynamoDb = clients.dynamoDb();
    var sqs = clients.sqs();
    var s3 = clients.s3();
    var jobs = new DynamoDbJobStore(dynamoDb, jobsTable, clock);
    var webhooks = new DynamoDbWebhookStore(dynamoDb, webhooksTable);
    var webhookLog = new DynamoDbWebhookLog(dynamoDb, webhooksTable);
    var webhookQueue = new SqsWebhookQueue(sqs, webhookQueueUrl);
    var store = new PostgresDocumentStore(sql);
    var catalogue = new PostgresDocumentCatalogue(sql);
    var submit =
        new SubmitDocument(
            catalogue,
            store,
            new SubmitDocument.Arrivals(
                new S3DocumentInbox(s3, bucket),
                new S3Uploads(s3, clients.s3Presigner(), bucket),
                new SqsJobQueue(sqs, queueUrl)),
            jobs,
            () ->
                called
                    .map(BedrockEmbedderSettings::encoder)
                    .orElseGet(() -> Models.of(environment).encoder().encoder()),
            new SubmitDocument.JobIds(clock, UUID::randomUUID));
    var cancel = new CancelJob(jobs, store, new NotifyWebhook(webhooks, webhookQueue));
    var configure =
        new ConfigureWebhook(
            webhooks,
            new WebhookPolicy(loopback),
            new WebhookSecrets(secrets.get(pepperSecret)),
            UUID::randomUUID,
            clock);
    var replay = new ReplayWebhook(jobs, webhooks, webhookLog, webhookQueue, clock);
    var meter =
        new MeterRequest(
            new DynamoDbBudgetStore(dynamoDb, budgetsTable, clock),
            new PostgresUsageLedger(sql),
            Prices.shipped());
    return new Documents(
        new DocumentRoutes(submit, store, catalogue),
        new JobRoutes(jobs, cancel),
        new WebhookRoutes(configure, replay, jobs, webhookLog),
        Admission.by(meter, clock, UUID::randomUUID),
        Idempotency.in(new DynamoDbIdempotencyStore(dynamoDb, idempotencyTable, clock)),
        clock,
        new Hooks(
            () -> {
              jobs.find(NOBODY, new JobId("warm"));
              catalogue.list(NOBODY, DocumentFilter.NONE, Optional.empty(), 1, warming(clock));
            },
            sql::close));
  }

  /** What the handler of the queue needs. */
  record Worker(
      RunJob run,
      Work ingest,
      MaintainIndex maintain,
      Visibility visibility,
      Clock clock,
      Hooks hooks)
      implements Parts {}

  static Worker worker(Map<String, String> environment) {
    var settings = new Settings(environment);
    var queueUrl = settings.text("INGEST_QUEUE_URL");
    var deadLettersUrl = settings.text("INGEST_DEAD_LETTERS_URL");
    var webhookQueueUrl = settings.text("WEBHOOK_QUEUE_URL");
    var bucket = settings.text("DOCUMENTS_BUCKET");
    var jobsTable = settings.text("JOBS_TABLE");
    var webhooksTable = settings.text("WEBHOOKS_TABLE");
    var tenantsTable = settings.text("TENANTS_TABLE");
    int tenantJobsMax = settings.integer("TENANT_JOBS_MAX", 1, 100);
    int embeddingsMax = settings.integer("EMBED_BATCHES_MAX", 1, 64);
    int parserMegabytes = settings.integer("PARSER_MEGABYTES", 128, 8192);
    var called = BedrockEmbedderSettings.of(environment, settings::fault);
    var budgetsTable = settings.text("BUDGETS_TABLE");
    var prices = prices(environment, settings, called);
    var ocr = settings.oneOf("OCR_ENGINE", List.of("none", "textract"));
    var clients = new AwsClients(environment);
    var sql = sql(environment, settings, clients);

    var clock = Clock.systemUTC();
    var dynamoDb = clients.dynamoDb();
    var sqs = clients.sqs();
    var s3 = clients.s3();
    var drafts = new PostgresDraftVectors(sql);
    var parser =
        new ParserProcess(
            new ProcessSettings(parserMegabytes, PARSERS_MAX, FILES_MAX), ParseLimits.DEFAULT);
    var reader =
        new DocumentReader(
            new S3Uploads(s3, clients.s3Presigner(), bucket),
            parser,
            ocr.equals("textract") ? new TextractOcr(clients.textract()) : OcrEngine.none(),
            new S3RecognisedPages(s3, bucket));
    var embed =
        new EmbedPassages(
            called
                .map(model -> model.embedder(clients.bedrockRuntime()))
                .orElseGet(() -> Models.of(environment).encoder()),
            drafts,
            new Retry(Retry.Pause.THREAD, new SecureRandom()::nextDouble),
            embeddingsMax,
            called
                .<PassageMeter>map(
                    model ->
                        new MeterPassages(
                            new MeterRequest(
                                new DynamoDbBudgetStore(dynamoDb, budgetsTable, clock),
                                new PostgresUsageLedger(sql),
                                prices),
                            prices,
                            model.model(),
                            UUID::randomUUID,
                            clock))
                .orElse(PassageMeter.FREE));
    var ingest =
        new IngestDocument(
            new S3DocumentInbox(s3, bucket),
            reader,
            new Chunker(Chunker.Limits.DEFAULT),
            embed,
            drafts,
            new PostgresDocumentStore(sql));
    var jobs = new DynamoDbJobStore(dynamoDb, jobsTable, clock);
    var run =
        new RunJob(
            jobs,
            new DynamoDbRunningJobs(dynamoDb, jobsTable, clock),
            new RunJob.Queues(new SqsJobQueue(sqs, queueUrl), new SqsJobQueue(sqs, deadLettersUrl)),
            new NotifyWebhook(
                new DynamoDbWebhookStore(dynamoDb, webhooksTable),
                new SqsWebhookQueue(sqs, webhookQueueUrl)),
            new RunJob.Admission(
                new DynamoDbTenantStore(dynamoDb, tenantsTable)::isStaying, tenantJobsMax));
    var maintain = new MaintainIndex(new PostgresIndexUpkeep(sql), MAINTAIN_MAX);
    var hooks =
        new Hooks(
            () -> {
              jobs.find(NOBODY, new JobId("warm"));
              Models.of(environment).encoder().embedQuestion("warm", warming(clock));
            },
            () -> {
              parser.close();
              sql.close();
            });
    return new Worker(
        run,
        new JobLines("ingest", ingest, clock),
        maintain,
        new SqsVisibility(sqs, queueUrl)::hide,
        clock,
        hooks);
  }

  private static Deadline warming(Clock clock) {
    return Deadline.in(WARMING_MAX, clock);
  }

  /** The prices, in which an encoder that is called must be. */
  private static PriceTable prices(
      Map<String, String> environment,
      Settings settings,
      Optional<BedrockEmbedderSettings> called) {
    var prices = Prices.of(environment, settings::fault).orElseGet(Prices::shipped);
    called
        .map(BedrockEmbedderSettings::model)
        .filter(model -> prices.find(model).isEmpty())
        .ifPresent(model -> settings.fault("no price of " + model + " in MODEL_PRICES"));
    return prices;
  }

  /** Reads the last settings, checks them all and makes the client. */
  private static SqlClient sql(
      Map<String, String> environment, Settings settings, AwsClients clients) {
    var database = DatabaseTransport.of(environment, settings::fault);
    settings.check();
    var secrets = new SecretsManagerSecrets(clients.secretsManager());
    return database.orElseThrow().open(secrets::fetch, clients::rdsData);
  }
}
