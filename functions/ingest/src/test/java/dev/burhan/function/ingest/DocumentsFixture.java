package dev.burhan.function.ingest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.documents.Chunker;
import dev.burhan.documents.IngestDocument;
import dev.burhan.documents.SubmitDocument;
import dev.burhan.edge.testing.ApiContract;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.TestContext;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.InMemoryDocumentInbox;
import dev.burhan.testing.InMemoryDocumentStore;
import dev.burhan.testing.InMemoryJobQueue;
import dev.burhan.testing.InMemoryJobStore;
import dev.burhan.testing.SettableClock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Both functions on fakes. */
final class DocumentsFixture {

  static final TenantId ACME = new TenantId("acme");
  static final TenantId GLOBEX = new TenantId("globex");

  final SettableClock clock = SettableClock.atNoon();
  final InMemoryDocumentStore documents = new InMemoryDocumentStore(clock);
  final InMemoryDocumentInbox inbox = new InMemoryDocumentInbox();
  final InMemoryJobStore jobs = new InMemoryJobStore(clock);
  final InMemoryJobQueue queue = new InMemoryJobQueue();
  final HashingEmbedder embedder = new HashingEmbedder();
  final IngestDocument ingest =
      new IngestDocument(jobs, inbox, new Chunker(Chunker.Limits.DEFAULT), embedder, documents);

  private final AtomicLong ids = new AtomicLong();

  private DocumentsHandler handler() {
    var submit =
        new SubmitDocument(
            documents,
            inbox,
            jobs,
            queue,
            embedder::encoder,
            new SubmitDocument.JobIds(clock, () -> new UUID(0, ids.incrementAndGet())));
    return new DocumentsHandler(submit, documents, jobs, clock);
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
      ingest.ingest(sent.tenant(), sent.job(), deadline());
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
    return Deadline.in(Duration.ofMinutes(1), clock);
  }

  static JsonNode body(APIGatewayProxyResponseEvent response) {
    return ApiContract.json(response.getBody());
  }
}
