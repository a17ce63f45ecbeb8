package dev.burhan.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.burhan.engines.BedrockCall;
import dev.burhan.engines.BedrockServer;
import dev.burhan.failure.Deadline;
import dev.burhan.testing.HashingEmbedder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/**
 * Plays Bedrock's models that embed, with their limits; the vectors come of hashes and are not of
 * unit length.
 */
final class EmbeddingBedrock implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int COHERE_TEXTS_MAX = 96;
  private static final int COHERE_CHARACTERS_MAX = 2048;
  private static final int TITAN_CHARACTERS_MAX = 50_000;

  final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  final List<String> paths = new CopyOnWriteArrayList<>();
  final BedrockRuntimeClient client;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger openMost = new AtomicInteger();
  private final BedrockServer server;

  /** Plays a model that gives vectors of so many numbers. */
  static EmbeddingBedrock of(int dimensions) {
    return new EmbeddingBedrock(dimensions, new HashingEmbedder());
  }

  private EmbeddingBedrock(int dimensions, HashingEmbedder embedder) {
    server =
        BedrockServer.start(
            call -> {
              openMost.accumulateAndGet(open.incrementAndGet(), Math::max);
              try {
                answer(call, dimensions, embedder);
              } finally {
                open.decrementAndGet();
              }
            });
    client = client(server);
  }

  static BedrockRuntimeClient client(BedrockServer server) {
    return new AwsClients(
            java.util.Map.of("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", server.endpoint().toString()))
        .bedrockRuntime();
  }

  /** Calls that were open at the same time, at most. */
  int openMost() {
    return openMost.get();
  }

  private void answer(BedrockCall call, int dimensions, HashingEmbedder embedder)
      throws IOException {
    var asked = call.json();
    heard.add(asked);
    paths.add(call.path());
    var answer = JSON.createObjectNode();
    if (asked.has("inputText")) {
      if (asked.path("inputText").asText().length() > TITAN_CHARACTERS_MAX) {
        call.refuse(400, "ValidationException", "expected maxLength: 50000");
        return;
      }
      fill(answer.putArray("embedding"), asked.path("inputText").asText(), dimensions, embedder);
    } else {
      var texts = asked.path("texts");
      boolean isV4 = asked.has("output_dimension");
      if (texts.size() > COHERE_TEXTS_MAX || (!isV4 && isTooLong(texts))) {
        call.refuse(400, "ValidationException", "Malformed input request");
        return;
      }
      var embeddings =
          isV4 ? answer.putObject("embeddings").putArray("float") : answer.putArray("embeddings");
      texts.forEach(text -> fill(embeddings.addArray(), text.asText(), dimensions, embedder));
    }
    call.send(
        200,
        List.of("Content-Type: application/json", "X-Amzn-Bedrock-Input-Token-Count: 7"),
        answer.toString());
  }

  private static boolean isTooLong(JsonNode texts) {
    for (var text : texts) {
      if (text.asText().length() > COHERE_CHARACTERS_MAX) {
        return true;
      }
    }
    return false;
  }

  private static void fill(ArrayNode array, String text, int dimensions, HashingEmbedder embedder) {
    var soon = Deadline.in(Duration.ofMinutes(1), Clock.systemUTC());
    for (float value : embedder.embedQuestion(text, soon)) {
      array.add(3 * value);
    }
    while (array.size() < dimensions) {
      array.add(0);
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
