package dev.burhan.function.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.edge.Api;
import dev.burhan.edge.ApiRequest;
import dev.burhan.edge.ApiResponse;
import dev.burhan.edge.Idempotency;
import dev.burhan.edge.Restorable;
import dev.burhan.legal.AskQuestion;
import dev.burhan.legal.RetrievePassages;
import dev.burhan.legal.Timings;
import dev.burhan.legal.WidenPassages;
import dev.burhan.tenancy.ApiKey.Scope;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** POST /query, POST /retrieve and GET /usage. */
public final class Handler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private final Supplier<Wiring> wiring;

  public Handler() {
    this(System.getenv());
  }

  public Handler(Map<String, String> environment) {
    this.wiring = Restorable.of(() -> Wiring.of(environment));
  }

  Handler(
      AskQuestion ask,
      RetrievePassages retrieve,
      WidenPassages widen,
      QueryMetering metering,
      Idempotency idempotency,
      Clock clock) {
    var given =
        new Wiring(ask, retrieve, widen, metering, idempotency, clock, Restorable.Hooks.NONE);
    this.wiring = () -> given;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    var parts = wiring.get();
    var metering = parts.metering();
    var routes = new HashMap<>(new UsageRoutes(metering.report()).routes());
    routes.put(
        "POST /query",
        new Api.Route(Scope.QUERY, metering.query(), request -> query(parts, request)));
    routes.put(
        "POST /retrieve",
        new Api.Route(Scope.QUERY, metering.retrieve(), request -> retrieve(parts, request)));
    return new Api(routes, parts.clock(), parts.idempotency(), metering.admission())
        .handle(event, context);
  }

  private static ApiResponse query(Wiring parts, ApiRequest request) {
    var enquiry = request.body(QueryRequest.class).enquiry(request.weakAnswers());
    var answer = parts.ask().ask(request.tenant(), enquiry, request.calls(), request.deadline());
    var cost = parts.metering().cost(request.calls().calls());
    return ApiResponse.ok(AnswerPayload.of(answer, cost)).measured(AnswerMeasures.of(answer));
  }

  private static ApiResponse retrieve(Wiring parts, ApiRequest request) {
    var wanted = request.body(RetrieveRequest.class);
    var enquiry = wanted.enquiry();
    int limit = wanted.limitOrDefault();
    int neighbours = wanted.neighboursOrNone();
    var tenant = request.tenant();
    var timings = new Timings(parts.clock());
    var calls = request.calls();
    var retrieval = parts.retrieve().retrieve(tenant, enquiry, calls, request.deadline(), timings);
    var best = retrieval.best(limit);
    var shown =
        timings.time(
            "widen", () -> parts.widen().widen(tenant, best, neighbours, request.deadline()));
    return ApiResponse.ok(RetrievalPayload.of(retrieval, shown, limit, timings));
  }
}
