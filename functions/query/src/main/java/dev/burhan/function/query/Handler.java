package dev.burhan.function.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.edge.Api;
import dev.burhan.edge.ApiRequest;
import dev.burhan.edge.ApiResponse;
import dev.burhan.edge.Idempotency;
import dev.burhan.legal.Answer;
import dev.burhan.legal.AskQuestion;
import dev.burhan.legal.RetrievePassages;
import dev.burhan.legal.Timings;
import dev.burhan.tenancy.ApiKey.Scope;
import java.time.Clock;
import java.util.Map;

/** POST /query and POST /retrieve. */
public final class Handler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private final Api api;
  private final AskQuestion ask;
  private final RetrievePassages retrieve;
  private final Clock clock;

  public Handler() {
    this(System.getenv());
  }

  public Handler(Map<String, String> environment) {
    this(Wiring.of(environment));
  }

  private Handler(Wiring wiring) {
    this(wiring.ask(), wiring.retrieve(), wiring.idempotency(), wiring.clock());
  }

  Handler(AskQuestion ask, RetrievePassages retrieve, Idempotency idempotency, Clock clock) {
    this.ask = ask;
    this.retrieve = retrieve;
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
    var question = request.body(QueryRequest.class).question();
    return switch (ask.ask(request.tenant(), question, request.deadline())) {
      case Answer.Grounded grounded -> ApiResponse.ok(AnswerPayload.of(grounded));
      case Answer.NoEvidence none -> ApiResponse.ok(AnswerPayload.of(none));
    };
  }

  private ApiResponse retrieve(ApiRequest request) {
    var wanted = request.body(RetrieveRequest.class);
    var question = wanted.question();
    int limit = wanted.limitOrDefault();
    var timings = new Timings(clock);
    var retrieval = retrieve.retrieve(request.tenant(), question, request.deadline(), timings);
    return ApiResponse.ok(RetrievalPayload.of(retrieval, limit, timings));
  }
}
