package dev.burhan.function.admin;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.edge.Api;
import dev.burhan.edge.Idempotency;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Tenants and their keys made, changed and ended, by the operator alone; and what was done. */
public final class Handler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private final Api api;

  public Handler() {
    this(System.getenv());
  }

  public Handler(Map<String, String> environment) {
    this(Wiring.admin(environment));
  }

  Handler(Api api) {
    this.api = api;
  }

  static Api api(
      TenantRoutes tenants,
      KeyRoutes keys,
      RecordRoutes records,
      Idempotency idempotency,
      Clock clock) {
    var routes = new HashMap<>(tenants.routes());
    routes.putAll(keys.routes());
    routes.putAll(records.routes());
    return new Api(routes, clock, idempotency);
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return api.handle(event, context);
  }
}
