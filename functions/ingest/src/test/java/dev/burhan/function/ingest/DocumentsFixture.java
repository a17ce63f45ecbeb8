package dev.burhan.function.ingest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.documents.CancelJob;
import dev.burhan.documents.SubmitDocument;
import dev.burhan.edge.Admission;
import dev.burhan.edge.Idempotency;
import dev.burhan.edge.testing.ApiContract;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.TestContext;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.RunJob;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.InMemoryDocumentInbox;
import dev.burhan.testing.InMemoryDocumentStore;
import dev.burhan.testing.InMemoryIdempotencyStore;
import dev.burhan.testing.InMemoryJobQueue;
import dev.burhan.testing.InMemoryJobStore;
import dev.burhan.testing.InMemoryUploads;
import dev.burhan.testing.InMemoryWebhookLog;
import dev.burhan.testing.InMemoryWebhookQueue;
import dev.burhan.testing.InMemoryWebhookStore;
import dev.burhan.testing.IngestFixture;
import dev.burhan.testing.SettableClock;
import dev.burhan.webhooks.ConfigureWebhook;
import dev.burhan.webhooks.NotifyWebhook;
import dev.burhan.webhooks.ReplayWebhook;
import dev.burhan.webhooks.WebhookPolicy;
import dev.burhan.webhooks.WebhookSecrets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Both functions on fakes. */
final class DocumentsFixture {

  static final TenantId ACME = new TenantId("acme");
  static final TenantId GLOBEX = new TenantId("globex");

  final IngestFixture ingest = new IngestFixture();
  final SettableClock clock = ingest.clock;
  final InMemoryDocumentStore documents = ingest.documents;
  final InMemoryDocumentInbox inbox = ingest.inbox;
  final InMemoryUploads uploads = ingest.uploads;
  final InMemoryJobStore jobs = ingest.jobs;
  final InMemoryJobQueue queue = ingest.queue;
  final InMemoryWebhookStore webhooks = new InMemoryWebhookStore();
  final InMemoryWebhookLog webhookLog = new InMemoryWebhookLog();
  final InMemoryWebhookQueue webhookQueue = new InMemoryWebhookQueue();
  final InMemoryIdempotencyStore requests = new InMemoryIdempotencyStore(clock);

  RunJob.Admission admission = new RunJob.Admission(tenant -> true, 4);

  private final AtomicLong ids = new AtomicLong();

  private DocumentsHandler handler() {
    var submit =
        new SubmitDocument(
            documents,
            documents,
            new SubmitDocument.Arrivals(inbox, uploads, queue),
            jobs,
            new HashingEmbedder()::encoder,
            new SubmitDocument.JobIds(clock, this::nextId));
    var cancel = new CancelJob(jobs, documents, new NotifyWebhook(webhooks, webhookQueue));
    var configure =
        new ConfigureWebhook(
            webhooks,
            WebhookPolicy.publicHosts(),
            new WebhookSecrets("pepper of the test"),
            this::nextId,
            clock);
    var replay = new ReplayWebhook(jobs, webhooks, webhookLog, webhookQueue, clock);
    return new DocumentsHandler(
        new DocumentRoutes(submit, documents, documents),
        new JobRoutes(jobs, cancel),
        new WebhookRoutes(configure, replay, jobs, webhookLog),
        Admission.none(),
        Idempotency.in(requests),
        clock);
  }

  private UUID nextId() {
    return new UUID(0, ids.incrementAndGet());
  }

  RunJob runner() {
    var events = new NotifyWebhook(webhooks, webhookQueue);
    return new RunJob(jobs, ingest.running, new RunJob.Queues(queue, queue), events, admission);
  }

  /** Every response is held against the contract and must survive the runtime's serialiser. */
  APIGatewayProxyResponseEvent send(APIGatewayProxyRequestEvent event) {
    var response = handler().handleRequest(event, TestContext.FRESH);
    ApiContract.check(event, response);
    Events.sent(response);
    return response;
  }

  APIGatewayProxyResponseEvent submit(String body) {
    return send(Events.proxy("/events/submit.json").withBody(body));
  }

  /** Ends every job that was sent until now. */
  void work() {
    for (var sent : queue.sent()) {
      runner().run(sent.tenant(), sent.job(), deadline(), ingest.work());
    }
  }

  /** Submits a document of the tenant and waits for it to be in the index. */
  JobId store(String tenant, String id, String text) {
    var body = "{\"document_id\":\"" + id + "\",\"title\":\"T\",\"text\":\"" + text + "\"}";
    send(Events.from(tenant, Events.proxy("/events/submit.json").withBody(body)));
    work();
    return queue.sent().getLast().job();
  }

  Deadline deadline() {
    return ingest.deadline();
  }

  static JsonNode body(APIGatewayProxyResponseEvent response) {
    return ApiContract.json(response.getBody());
  }

  /** An event for a route of which there is no file, made of one for another. */
  static APIGatewayProxyRequestEvent event(String method, String resource, String path) {
    var event = Events.proxy(path).withHttpMethod(method).withResource(resource);
    event.setPath("/v1" + resource);
    return event;
  }
}
