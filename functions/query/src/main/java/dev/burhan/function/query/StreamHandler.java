package dev.burhan.function.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.edge.ApiRequest;
import dev.burhan.edge.ApiResponse;
import dev.burhan.edge.EventStream;
import dev.burhan.edge.Restorable;
import dev.burhan.edge.StreamingApi;
import dev.burhan.language.CallLog;
import dev.burhan.legal.AskQuestion;
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
    new StreamingApi(
            Map.of(
                "POST /query/stream", new StreamingApi.Route(Scope.QUERY, new Asking(parts.ask()))),
            parts.clock(),
            parts.idempotency())
        .handle(event, response::begin, context);
  }

  private record Asking(AskQuestion ask) implements StreamingApi.Action {

    @Override
    public ApiResponse run(ApiRequest request, EventStream events) {
      var enquiry = request.body(QueryRequest.class).enquiry(request.weakAnswers());
      var sink = new AnswerEvents(events);
      var answer = ask.stream(request.tenant(), enquiry, sink, new CallLog(), request.deadline());
      return ApiResponse.ok(AnswerPayload.of(answer)).measured(AnswerMeasures.of(answer));
    }

    @Override
    public void replay(JsonNode payload, EventStream events) {
      AnswerEvents.replay(payload, events);
    }
  }
}
