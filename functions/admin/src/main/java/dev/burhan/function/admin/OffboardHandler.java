package dev.burhan.function.admin;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.edge.Api;
import dev.burhan.edge.Idempotency;
import java.time.Clock;
import java.util.Map;

/** Sees tenants off; a function of its own, since no other may delete what is kept of them. */
public final class OffboardHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private final Api api;

  public OffboardHandler() {
    this(System.getenv());
  }

  public OffboardHandler(Map<String, String> environment) {
    this(Wiring.offboarding(environment), Clock.systemUTC());
  }

  OffboardHandler(OffboardRoutes routes, Clock clock) {
    this.api = new Api(routes.routes(), clock, Idempotency.none());
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return api.handle(event, context);
  }
}
