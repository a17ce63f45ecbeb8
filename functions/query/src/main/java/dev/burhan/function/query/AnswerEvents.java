package dev.burhan.function.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.edge.EventStream;
import dev.burhan.edge.SseEvent;
import dev.burhan.function.query.AnswerPayload.CitationPayload;
import dev.burhan.legal.AnswerSink;
import dev.burhan.legal.Citation;
import java.util.Map;

/** Sends an answer as it is written: {@code meta}, then {@code delta} and {@code citation}. */
record AnswerEvents(EventStream events) implements AnswerSink {

  /** What is known before the first word. */
  private record Meta(String answerId, String model, String encoder, long corpusVersion) {}

  @Override
  public void begins(Beginning beginning) {
    events.send(
        SseEvent.META,
        new Meta(
            beginning.id().toString(),
            beginning.model(),
            beginning.encoder(),
            beginning.corpusVersion()));
  }

  @Override
  public boolean text(String piece) {
    return events.send(SseEvent.DELTA, Map.of("text", piece));
  }

  @Override
  public boolean citation(Citation citation) {
    return events.send(SseEvent.CITATION, CitationPayload.of(citation));
  }

  /** Sends an answer that was given before. */
  static void replay(JsonNode payload, EventStream events) {
    events.send(
        SseEvent.META,
        new Meta(
            payload.path("answer_id").asText(),
            payload.path("model").asText(),
            payload.path("encoder").asText(),
            payload.path("corpus_version").asLong()));
    if (payload.path("text").isTextual()) {
      events.send(SseEvent.DELTA, Map.of("text", payload.path("text").asText()));
    }
    payload.path("citations").forEach(citation -> events.send(SseEvent.CITATION, citation));
  }
}
