package dev.burhan.edge;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.edge.Problem.Kind;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.idempotency.StoredResponse;
import dev.burhan.telemetry.Invocation;
import dev.burhan.tenancy.ApiKey.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes API events to their routes and turns whatever happens into a response: the one place that
 * catches broadly, and the one log line of an invocation.
 */
public final class Api {

  private static final Logger LOG = LoggerFactory.getLogger(Api.class);
  static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final Map<String, Route> routes;
  private final Clock clock;
  private final Idempotency idempotency;
  private final Admission admission;

  /** What a route does. */
  public interface Action {
    ApiResponse run(ApiRequest request);
  }

  /**
   * Pairs an action with the scope a key needs for it.
   *
   * @param metered empty where it spends nothing
   */
  public record Route(Scope scope, Optional<Metered> metered, Action action) {
    public Route(Scope scope, Action action) {
      this(scope, Optional.empty(), action);
    }
  }

  /**
   * @param routes by method and resource, such as {@code "GET /documents/{document_id}"}
   */
  public Api(Map<String, Route> routes, Clock clock, Idempotency idempotency, Admission admission) {
    this.routes = Map.copyOf(routes);
    this.clock = clock;
    this.idempotency = idempotency;
    this.admission = admission;
  }

  /** Spends nothing. */
  public Api(Map<String, Route> routes, Clock clock, Idempotency idempotency) {
    this(routes, clock, idempotency, Admission.none());
  }

  public APIGatewayProxyResponseEvent handle(APIGatewayProxyRequestEvent event, Context context) {
    var request = new ApiRequest(event, context, clock);
    try (var _ = Invocation.begin(request.id())) {
      var line = new RequestLine(request, clock);
      var reply = reply(request, line);
      line.write(LOG, "request", reply.getStatusCode(), "answered");
      return reply;
    }
  }

  private APIGatewayProxyResponseEvent reply(ApiRequest request, RequestLine line) {
    var visit = admission.visit(request);
    try {
      return event(request, visit.on(dispatch(request, visit, line)));
    } catch (RuntimeException e) {
      return event(request, visit.on(failure(request, problem(request, e))));
    }
  }

  /** What a failure is to the caller; what is not the caller's own goes to the log. */
  static Problem problem(ApiRequest request, RuntimeException failure) {
    if (failure instanceof ProblemException e) {
      return e.problem();
    }
    RequestLine.about(request, LOG.atError()).setCause(failure).log("request failed");
    return failure instanceof DependencyFailure.Transient passing
        ? Problem.passing(
            Kind.UNAVAILABLE,
            "A service we rely on is busy. Try again.",
            passing.retryAfter().orElse(RETRY_AFTER))
        : Problem.of(Kind.INTERNAL, "The request failed on our side.");
  }

  private StoredResponse dispatch(ApiRequest request, Visit visit, RequestLine line) {
    var route = routes.get(request.route());
    if (route == null) {
      throw new ProblemException(Problem.of(Kind.UNKNOWN_ROUTE, "There is no such route."));
    }
    check(request, route.scope());
    return idempotency.once(
        request,
        () -> {
          var response = visit.run(route.metered(), () -> route.action().run(request));
          line.measured(response.measures());
          return outcome(response);
        });
  }

  static void check(ApiRequest request, Scope scope) {
    if (!request.allows(scope)) {
      throw new ProblemException(
          Problem.of(Kind.FORBIDDEN, "This API key may not use this route."));
    }
  }

  static Idempotency.Outcome outcome(ApiResponse response) {
    return new Idempotency.Outcome(
        success(response, response.payload()),
        success(response, response.replay().orElse(response.payload())));
  }

  private static StoredResponse success(ApiResponse response, Object payload) {
    return payload instanceof ApiResponse.Text text
        ? new StoredResponse(response.status(), text.contentType(), response.headers(), text.text())
        : new StoredResponse(
            response.status(), "application/json", response.headers(), Json.write(payload));
  }

  static StoredResponse failure(ApiRequest request, Problem problem) {
    return new StoredResponse(
        problem.kind().status(),
        "application/problem+json",
        problem
            .retryAfterSeconds()
            .map(seconds -> Map.of("Retry-After", seconds))
            .orElseGet(Map::of),
        Json.write(problem.json(request.id())));
  }

  private static APIGatewayProxyResponseEvent event(ApiRequest request, StoredResponse response) {
    return new APIGatewayProxyResponseEvent()
        .withStatusCode(response.status())
        .withHeaders(headers(request, response))
        .withIsBase64Encoded(false)
        .withBody(response.body());
  }

  static Map<String, String> headers(ApiRequest request, StoredResponse response) {
    var headers = new HashMap<>(response.headers());
    headers.put("Content-Type", response.contentType());
    headers.put("X-Request-Id", request.id());
    return headers;
  }
}
