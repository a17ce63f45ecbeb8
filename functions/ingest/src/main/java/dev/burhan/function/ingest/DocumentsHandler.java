package dev.burhan.function.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.edge.Api;
import dev.burhan.edge.Idempotency;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Documents in, listed, read and deleted; their jobs; the webhook that tells of these. */
public final class DocumentsHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private final Api api;

  public DocumentsHandler() {
    this(System.getenv());
  }

  public DocumentsHandler(Map<String, String> environment) {
    this(Wiring.documents(environment));
  }

  private DocumentsHandler(Wiring.Documents wiring) {
    this(
        wiring.documents(), wiring.jobs(), wiring.webhooks(), wiring.idempotency(), wiring.clock());
  }

  DocumentsHandler(
      DocumentRoutes documents,
      JobRoutes jobs,
      WebhookRoutes webhooks,
      Idempotency idempotency,
      Clock clock) {
    var routes = new HashMap<>(documents.routes());
    routes.putAll(jobs.routes());
    routes.putAll(webhooks.routes());
    this.api = new Api(routes, clock, idempotency);
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return api.handle(event, context);
  }
}
