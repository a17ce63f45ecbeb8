package dev.burhan.function.ingest;

import dev.burhan.aws.AwsClients;
import dev.burhan.aws.DynamoDbJobStore;
import dev.burhan.aws.S3DocumentInbox;
import dev.burhan.aws.SecretsManagerSecrets;
import dev.burhan.aws.SqsJobQueue;
import dev.burhan.documents.Chunker;
import dev.burhan.documents.DocumentStore;
import dev.burhan.documents.IngestDocument;
import dev.burhan.documents.SubmitDocument;
import dev.burhan.edge.Settings;
import dev.burhan.jobs.JobStore;
import dev.burhan.models.ModelFolders;
import dev.burhan.models.Models;
import dev.burhan.postgres.DatabaseSettings;
import dev.burhan.postgres.JdbcSqlClient;
import dev.burhan.postgres.PostgresDocumentStore;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Puts both functions together: the one that accepts documents and the one that ingests them. */
record Wiring(SubmitDocument submit, DocumentStore documents, JobStore jobs, Clock clock) {

  static Wiring of(Map<String, String> environment) {
    var settings = new Settings(environment);
    var queue = settings.text("INGEST_QUEUE_URL");
    var bucket = settings.text("DOCUMENTS_BUCKET");
    var table = settings.text("JOBS_TABLE");
    var documents = documents(settings, environment);

    var clock = Clock.systemUTC();
    var clients = new AwsClients(environment);
    var jobs = new DynamoDbJobStore(clients.dynamoDb(), table, clock);
    var submit =
        new SubmitDocument(
            documents,
            new S3DocumentInbox(clients.s3(), bucket),
            jobs,
            new SqsJobQueue(clients.sqs(), queue),
            () -> new Models(ModelFolders.of(environment).all()).encoder().encoder(),
            new SubmitDocument.JobIds(clock, UUID::randomUUID));
    return new Wiring(submit, documents, jobs, clock);
  }

  static IngestDocument ingest(Map<String, String> environment) {
    var settings = new Settings(environment);
    var bucket = settings.text("DOCUMENTS_BUCKET");
    var table = settings.text("JOBS_TABLE");
    var documents = documents(settings, environment);

    var clients = new AwsClients(environment);
    return new IngestDocument(
        new DynamoDbJobStore(clients.dynamoDb(), table, Clock.systemUTC()),
        new S3DocumentInbox(clients.s3(), bucket),
        new Chunker(Chunker.Limits.DEFAULT),
        new Models(ModelFolders.of(environment).all()).encoder(),
        documents);
  }

  private static DocumentStore documents(Settings settings, Map<String, String> environment) {
    var url = settings.text("DATABASE_URL");
    var secret = settings.text("DATABASE_SECRET");
    int poolMax = settings.integer("DATABASE_POOL_MAX", 1, 50);
    settings.check();
    var secrets = new SecretsManagerSecrets(new AwsClients(environment).secretsManager());
    return new PostgresDocumentStore(
        new JdbcSqlClient(
            new DatabaseSettings(
                url, secrets.get(secret, "username"), secrets.get(secret, "password"), poolMax)));
  }
}
