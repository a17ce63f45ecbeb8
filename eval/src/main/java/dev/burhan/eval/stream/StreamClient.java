package dev.burhan.eval.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.edge.SseReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/** Asks questions as a client would, and looks at every event. */
record StreamClient(HttpClient http, URI api, String key) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER_MAX = Duration.ofMinutes(3);

  /**
   * What was seen of one stream.
   *
   * @param firstMillis from the request to the first piece of text; NaN where none came
   * @param outOfOrder events whose number was not the next
   * @param lost whether the pieces are not the whole text, or a citation is missing
   * @param ends events that may be the last
   */
  record Seen(double firstMillis, int events, int outOfOrder, boolean lost, int ends) {}

  /** Waits for the first piece of text alone. */
  void first(String question) throws IOException, InterruptedException {
    try (var lines = open(question).body()) {
      boolean came =
          lines.anyMatch(line -> line.startsWith("event: delta") || line.startsWith("event: done"));
      if (!came) {
        throw new IOException("the stream ended without a word");
      }
    }
  }

  Seen stream(String question) throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (var lines = open(question).body()) {
      return read(lines.iterator(), start);
    }
  }

  private HttpResponse<Stream<String>> open(String question)
      throws IOException, InterruptedException {
    var response =
        http.send(
            HttpRequest.newBuilder(URI.create(api + "/query/stream"))
                .timeout(ANSWER_MAX)
                .header("x-api-key", key)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(question)))
                .build(),
            HttpResponse.BodyHandlers.ofLines());
    if (response.statusCode() != 200) {
      throw new IOException("HTTP " + response.statusCode());
    }
    return response;
  }

  private static String body(String question) {
    try {
      return JSON.writeValueAsString(Map.of("question", question));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Seen read(Iterator<String> lines, long start) {
    double first = Double.NaN;
    int events = 0;
    int outOfOrder = 0;
    int citations = 0;
    int ends = 0;
    boolean lost = true;
    var text = new StringBuilder();
    for (var event = SseReader.next(lines); event.isPresent(); event = SseReader.next(lines)) {
      events++;
      outOfOrder += event.get().id() == events ? 0 : 1;
      var data = event.get().data();
      switch (event.get().name()) {
        case "delta" -> {
          if (text.isEmpty()) {
            first = (System.nanoTime() - start) / 1e6;
          }
          text.append(data.path("text").asText());
        }
        case "citation" -> citations++;
        case "done" -> {
          ends++;
          lost =
              !text.toString().strip().equals(data.path("text").asText(""))
                  || citations < data.path("citations").size();
        }
        case "error" -> ends++;
        default -> {
          // What is known before the first word.
        }
      }
    }
    return new Seen(first, events, outOfOrder, lost, ends);
  }
}
