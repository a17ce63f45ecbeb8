package dev.burhan.edge;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.burhan.edge.Problem.Kind;
import dev.burhan.idempotency.StoredResponse;
import dev.burhan.telemetry.Invocation;
import dev.burhan.tenancy.ApiKey.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does for routes whose answer streams what {@link Api} does for the others. What fails before the
 * first event is a problem with its status; what fails later is an event {@code error} with the
 * problem. A stream that succeeds ends with {@code done}, which holds the whole payload.
 */
public final class StreamingApi {

  private static final Logger LOG = LoggerFactory.getLogger(StreamingApi.class);
  private static final int OK = 200;
  private static final ObjectMapper EVENTS =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Map<String, Route> routes;
  private final Clock clock;
  private final Idempotency idempotency;
  private final Admission admission;

  /** What a route does. */
  public interface Action {

    /** Sends events, none of them the last, and gives the payload of the whole. */
    ApiResponse run(ApiRequest request, EventStream events);

    /** Sends the events of a payload that was kept. */
    void replay(JsonNode payload, EventStream events);
  }

  /**
   * Pairs an action with the scope a key needs for it.
   *
   * @param metered empty where it spends nothing
   */
  public record Route(Scope scope, Optional<Metered> metered, Action action) {}

  /**
   * @param routes by method and resource, such as {@code "POST /query/stream"}
   */
  public StreamingApi(
      Map<String, Route> routes, Clock clock, Idempotency idempotency, Admission admission) {
    this.admission = admission;
    this.routes = Map.copyOf(routes);
    this.clock = clock;
    this.idempotency = idempotency;
  }

  /** Answers an event of API Gateway, given as JSON. */
  public void handle(InputStream event, EventStream.Opening opening, Context context) {
    var request = new ApiRequest(read(event), context, clock);
    try (var _ = Invocation.begin(request.id())) {
      var line = new RequestLine(request, clock);
      var visit = admission.visit(request);
      EventStream.Opening timed =
          (status, headers) -> {
            line.begins();
            var all = new HashMap<>(headers);
            all.putAll(visit.headers());
            return opening.begin(status, all);
          };
      try (var events = new EventStream(timed, request.id(), SseWriter.KEEP_ALIVE)) {
        var ending = answer(request, visit, line, events, timed);
        line.write(LOG, "stream", ending.status(), ending.how());
      }
    }
  }

  /** Says how a stream ended. */
  private record Ending(int status, String how) {
    static final Ending DONE = new Ending(OK, "done");
    static final Ending ERROR = new Ending(OK, "error");
    static final Ending CLIENT_GONE = new Ending(OK, "client gone");
  }

  private static APIGatewayProxyRequestEvent read(InputStream event) {
    try {
      return EVENTS.readValue(event, APIGatewayProxyRequestEvent.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the event is not one of API Gateway", e);
    }
  }

  private Ending answer(
      ApiRequest request,
      Visit visit,
      RequestLine line,
      EventStream events,
      EventStream.Opening opening) {
    try {
      var payload = run(request, visit, line, events);
      return events.send(SseEvent.DONE, payload) ? Ending.DONE : Ending.CLIENT_GONE;
    } catch (ClientGone e) {
      return Ending.CLIENT_GONE;
    } catch (RuntimeException e) {
      if (events.clientGone()) {
        return Ending.CLIENT_GONE;
      }
      var problem = Api.problem(request, e);
      if (!events.isOpen()) {
        send(request, Api.failure(request, problem), opening);
        return new Ending(problem.kind().status(), "problem");
      }
      return events.send(SseEvent.ERROR, problem.json(request.id()))
          ? Ending.ERROR
          : Ending.CLIENT_GONE;
    }
  }

  private JsonNode run(ApiRequest request, Visit visit, RequestLine line, EventStream events) {
    var route = routes.get(request.route());
    if (route == null) {
      throw new ProblemException(Problem.of(Kind.UNKNOWN_ROUTE, "There is no such route."));
    }
    Api.check(request, route.scope());
    boolean[] ran = {false};
    var response =
        idempotency.once(
            request,
            () -> {
              ran[0] = true;
              var whole = visit.run(route.metered(), () -> route.action().run(request, events));
              line.measured(whole.measures());
              if (events.clientGone()) {
                // What was cut short must not be kept for the next request with this key.
                throw new ClientGone(null);
              }
              return Api.outcome(whole);
            });
    var payload = Json.read(response.body(), JsonNode.class);
    if (!ran[0]) {
      route.action().replay(payload, events);
    }
    return payload;
  }

  private static void send(
      ApiRequest request, StoredResponse response, EventStream.Opening opening) {
    try (var body = opening.begin(response.status(), Api.headers(request, response))) {
      body.write(response.body().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      RequestLine.about(request, LOG.atInfo())
          .log("the client went before it was told of a problem");
    }
  }
}
