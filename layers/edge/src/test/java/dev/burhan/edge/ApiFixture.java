package dev.burhan.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.TestContext;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.testing.InMemoryIdempotencyStore;
import dev.burhan.testing.SettableClock;
import java.util.Map;

/** Sends one event through an API whose only route does what a test says. */
final class ApiFixture {

  final SettableClock clock = SettableClock.atNoon();
  final InMemoryIdempotencyStore requests = new InMemoryIdempotencyStore(clock);
  final APIGatewayProxyRequestEvent event = Events.proxy("/events/things.json");

  APIGatewayProxyResponseEvent send(Api.Action action) {
    return send(action, TestContext.FRESH);
  }

  APIGatewayProxyResponseEvent send(Api.Action action, TestContext context) {
    var routes = Map.of("POST /things", new Api.Route(Scope.QUERY, action));
    return new Api(routes, clock, Idempotency.in(requests)).handle(event, context);
  }

  /** What the handler of a body that is read as a {@link Thing} answers. */
  APIGatewayProxyResponseEvent sendThing() {
    return send(request -> ApiResponse.ok(request.body(Thing.class)));
  }
}
