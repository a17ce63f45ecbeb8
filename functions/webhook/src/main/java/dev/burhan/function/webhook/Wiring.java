package dev.burhan.function.webhook;

import dev.burhan.aws.AwsClients;
import dev.burhan.aws.DynamoDbJobStore;
import dev.burhan.aws.DynamoDbWebhookLog;
import dev.burhan.aws.DynamoDbWebhookStore;
import dev.burhan.aws.SecretsManagerSecrets;
import dev.burhan.aws.SqsVisibility;
import dev.burhan.edge.JobPayload;
import dev.burhan.edge.Json;
import dev.burhan.edge.Restorable.Hooks;
import dev.burhan.edge.Restorable.Parts;
import dev.burhan.edge.Settings;
import dev.burhan.edge.SqsBatch.Visibility;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import dev.burhan.webhooks.DeliverWebhook;
import dev.burhan.webhooks.WebhookBackOff;
import dev.burhan.webhooks.WebhookMessages;
import dev.burhan.webhooks.WebhookPolicy;
import dev.burhan.webhooks.WebhookSecrets;
import dev.burhan.webhooks.http.HttpWebhookSender;
import dev.burhan.webhooks.http.SenderLines;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

/** Puts the function together. */
record Wiring(DeliverWebhook deliver, Visibility visibility, Clock clock, Hooks hooks)
    implements Parts {

  private static final TenantId NOBODY = new TenantId("warm");

  static Wiring of(Map<String, String> environment) {
    var settings = new Settings(environment);
    var queueUrl = settings.text("WEBHOOK_QUEUE_URL");
    var jobsTable = settings.text("JOBS_TABLE");
    var webhooksTable = settings.text("WEBHOOKS_TABLE");
    var pepperSecret = settings.text("KEY_PEPPER_SECRET");
    boolean loopback = settings.flag("WEBHOOK_LOOPBACK");
    settings.check();

    var clock = Clock.systemUTC();
    var clients = new AwsClients(environment);
    var dynamoDb = clients.dynamoDb();
    var pepper = new SecretsManagerSecrets(clients.secretsManager()).get(pepperSecret);
    var jobs = new DynamoDbJobStore(dynamoDb, jobsTable, clock);
    var sender = new HttpWebhookSender(new WebhookPolicy(loopback));
    var deliver =
        new DeliverWebhook(
            jobs,
            new DynamoDbWebhookStore(dynamoDb, webhooksTable),
            new DynamoDbWebhookLog(dynamoDb, webhooksTable),
            new WebhookMessages(new WebhookSecrets(pepper), job -> Json.write(JobPayload.of(job))),
            new SenderLines(sender),
            new WebhookBackOff(new SecureRandom()::nextDouble));
    var hooks = new Hooks(() -> jobs.find(NOBODY, new JobId("warm")), sender::close);
    return new Wiring(deliver, new SqsVisibility(clients.sqs(), queueUrl)::hide, clock, hooks);
  }
}
