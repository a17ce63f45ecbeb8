package dev.burhan.cloud.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.burhan.engines.BedrockCall;
import dev.burhan.engines.BedrockServer;
import dev.burhan.failure.Deadline;
import dev.burhan.testing.HashingEmbedder;
import dev.burhan.testing.SharedWordsReranker;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Plays Bedrock's models that embed and rerank, over HTTP, by the words that texts share. */
public final class HashingBedrock implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int COHERE_DIMENSIONS = 1024;

  private final HashingEmbedder embedder = new HashingEmbedder();
  private final SharedWordsReranker reranker = new SharedWordsReranker();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicBoolean isThrottled = new AtomicBoolean();
  private final BedrockServer server = BedrockServer.start(this::answer);

  /** Where functions find it. */
  public Map<String, String> variables() {
    var address = server.endpoint().toString();
    return Map.of(
        "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", address,
        "AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME", address);
  }

  /** The operations that were asked for, oldest first. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** Reranks no more. */
  public void throttle() {
    isThrottled.set(true);
  }

  private void answer(BedrockCall call) throws IOException {
    asked.add(call.operation());
    if (!call.operation().equals("rerank")) {
      embed(call);
    } else if (isThrottled.get()) {
      call.refuse(429, "ThrottlingException", "Too many requests");
    } else {
      rerank(call);
    }
  }

  private void embed(BedrockCall call) throws IOException {
    var question = call.json();
    var answer = JSON.createObjectNode();
    if (question.has("inputText")) {
      int dimensions = question.path("dimensions").asInt();
      fill(answer.putArray("embedding"), question.path("inputText"), dimensions);
    } else {
      var embeddings = answer.putArray("embeddings");
      question.path("texts").forEach(text -> fill(embeddings.addArray(), text, COHERE_DIMENSIONS));
    }
    call.answer(answer.toString());
  }

  private void fill(ArrayNode vector, JsonNode text, int dimensions) {
    for (float value : embedder.embedQuestion(text.asText(), soon())) {
      vector.add(value);
    }
    while (vector.size() < dimensions) {
      vector.add(0);
    }
  }

  private void rerank(BedrockCall call) throws IOException {
    var passages = new ArrayList<String>();
    call.json()
        .path("sources")
        .forEach(
            source -> passages.add(source.at("/inlineDocumentSource/textDocument/text").asText()));
    var question = call.json().at("/queries/0/textQuery/text").asText();
    var results = JSON.createObjectNode();
    var list = results.putArray("results");
    reranker
        .rerank(question, passages, passages.size(), soon())
        .forEach(
            found ->
                list.addObject().put("index", found.index()).put("relevanceScore", found.score()));
    call.answer(results.toString());
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1), Clock.systemUTC());
  }

  @Override
  public void close() {
    server.close();
  }
}
