package dev.burhan.function.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.edge.Api;
import dev.burhan.edge.ApiRequest;
import dev.burhan.edge.ApiResponse;
import dev.burhan.edge.Idempotency;
import dev.burhan.language.CallLog;
import dev.burhan.legal.AskQuestion;
import dev.burhan.legal.RetrievePassages;
import dev.burhan.legal.Timings;
import dev.burhan.legal.WidenPassages;
import dev.burhan.tenancy.ApiKey.Scope;
import java.time.Clock;
import java.util.Map;

/** POST /query and POST /retrieve. */
public final class Handler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private final Api api;
  private final AskQuestion ask;
  private final RetrievePassages retrieve;
  private final WidenPassages widen;
  private final Clock clock;

  public Handler() {
    this(System.getenv());
  }

  public Handler(Map<String, String> environment) {
    this(Wiring.of(environment));
  }

  private Handler(Wiring wiring) {
    this(wiring.ask(), wiring.retrieve(), wiring.widen(), wiring.idempotency(), wiring.clock());
  }

  Handler(
      AskQuestion ask,
      RetrievePassages retrieve,
      WidenPassages widen,
      Idempotency idempotency,
      Clock clock) {
    this.ask = ask;
    this.retrieve = retrieve;
    this.widen = widen;
    this.clock = clock;
    this.api =
        new Api(
            Map.of(
                "POST /query", new Api.Route(Scope.QUERY, this::query),
                "POST /retrieve", new Api.Route(Scope.QUERY, this::retrieve)),
            clock,
            idempotency);
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return api.handle(event, context);
  }

  private ApiResponse query(ApiRequest request) {
    var enquiry = request.body(QueryRequest.class).enquiry();
    var answer = ask.ask(request.tenant(), enquiry, new CallLog(), request.deadline());
    return ApiResponse.ok(AnswerPayload.of(answer));
  }

  private ApiResponse retrieve(ApiRequest request) {
    var wanted = request.body(RetrieveRequest.class);
    var enquiry = wanted.enquiry();
    int limit = wanted.limitOrDefault();
    int neighbours = wanted.neighboursOrNone();
    var tenant = request.tenant();
    var timings = new Timings(clock);
    var retrieval = retrieve.retrieve(tenant, enquiry, new CallLog(), request.deadline(), timings);
    var best = retrieval.best(limit);
    var shown =
        timings.time("widen", () -> widen.widen(tenant, best, neighbours, request.deadline()));
    return ApiResponse.ok(RetrievalPayload.of(retrieval, shown, limit, timings));
  }
}
