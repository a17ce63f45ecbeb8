package dev.burhan.function.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.edge.ApiRequest;
import dev.burhan.edge.ApiResponse;
import dev.burhan.edge.EventStream;
import dev.burhan.edge.Restorable;
import dev.burhan.edge.StreamingApi;
import dev.burhan.streaming.ResponseStream;
import dev.burhan.streaming.StreamingHandler;
import dev.burhan.tenancy.ApiKey.Scope;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;

/** POST /query/stream. */
public final class StreamHandler implements StreamingHandler {

  private final Supplier<Wiring> wiring;

  public StreamHandler() {
    this(System.getenv());
  }

  public StreamHandler(Map<String, String> environment) {
    this.wiring = Restorable.of(() -> Wiring.of(environment));
  }

  StreamHandler(Wiring wiring) {
    this.wiring = () -> wiring;
  }

  @Override
  public void handle(InputStream event, ResponseStream response, Context context) {
    var parts = wiring.get();
    var metering = parts.metering();
    new StreamingApi(
            Map.of(
                "POST /query/stream",
                new StreamingApi.Route(Scope.QUERY, metering.query(), new Asking(parts))),
            parts.clock(),
            parts.idempotency(),
            metering.admission())
        .handle(event, response::begin, context);
  }

  private record Asking(Wiring parts) implements StreamingApi.Action {

    @Override
    public ApiResponse run(ApiRequest request, EventStream events) {
      var enquiry = request.body(QueryRequest.class).enquiry(request.weakAnswers());
      var sink = new AnswerEvents(events);
      var calls = request.calls();
      var answer = parts.ask().stream(request.tenant(), enquiry, sink, calls, request.deadline());
      var cost = parts.metering().cost(calls.calls());
      return ApiResponse.ok(AnswerPayload.of(answer, cost)).measured(AnswerMeasures.of(answer));
    }

    @Override
    public void replay(JsonNode payload, EventStream events) {
      AnswerEvents.replay(payload, events);
    }
  }
}
