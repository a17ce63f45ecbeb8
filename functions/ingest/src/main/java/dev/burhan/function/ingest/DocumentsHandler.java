package dev.burhan.function.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.edge.Admission;
import dev.burhan.edge.Api;
import dev.burhan.edge.Idempotency;
import dev.burhan.edge.Restorable;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Documents in, listed, read and deleted; their jobs; the webhook that tells of these. */
public final class DocumentsHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private final Supplier<Wiring.Documents> wiring;

  public DocumentsHandler() {
    this(System.getenv());
  }

  public DocumentsHandler(Map<String, String> environment) {
    this.wiring = Restorable.of(() -> Wiring.documents(environment));
  }

  DocumentsHandler(
      DocumentRoutes documents,
      JobRoutes jobs,
      WebhookRoutes webhooks,
      Admission admission,
      Idempotency idempotency,
      Clock clock) {
    var hooks = Restorable.Hooks.NONE;
    var given =
        new Wiring.Documents(documents, jobs, webhooks, admission, idempotency, clock, hooks);
    this.wiring = () -> given;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    var parts = wiring.get();
    var routes = new HashMap<>(parts.documents().routes());
    routes.putAll(parts.jobs().routes());
    routes.putAll(parts.webhooks().routes());
    return new Api(routes, parts.clock(), parts.idempotency(), parts.admission())
        .handle(event, context);
  }
}
