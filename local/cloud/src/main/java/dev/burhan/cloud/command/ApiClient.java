package dev.burhan.cloud.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.edge.SseReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Speaks to the API over HTTP as any client would. */
public final class ApiClient implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(40);
  private static final Duration UPLOAD_MAX = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI api;
  private final String key;

  public ApiClient(URI api, String key) {
    this.api = api;
    this.key = key;
  }

  /** A status and a JSON body. */
  public record Reply(int status, JsonNode body) {

    /**
     * The body of a success.
     *
     * @throws IllegalStateException with the problem's own words otherwise
     */
    public JsonNode orThrow() {
      if (status >= 300) {
        throw new IllegalStateException(
            "HTTP " + status + ": " + body.path("detail").asText(body.toString()));
      }
      return body;
    }
  }

  public Reply ask(String question, List<String> history) {
    return post("/query", Map.of("question", question, "history", history));
  }

  public Reply post(String path, Object body) {
    return post(path, body, Map.of());
  }

  public Reply post(String path, Object body, Map<String, String> headers) {
    try {
      var request = request(path).header("content-type", "application/json");
      headers.forEach(request::header);
      return send(request.POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends a body and takes a stream of events.
   *
   * @param text is given each piece of text as it comes
   * @return the payload of {@code done}, or the problem
   * @throws IllegalStateException when the stream ends without its last event
   */
  public Reply stream(String path, Object body, Consumer<String> text) {
    try {
      var request =
          request(path)
              .header("content-type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
              .build();
      var response = http.send(request, HttpResponse.BodyHandlers.ofLines());
      try (var lines = response.body()) {
        return response.statusCode() == 200
            ? events(lines.iterator(), text)
            : new Reply(response.statusCode(), JSON.readTree(String.join("\n", lines.toList())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + api + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + api, e);
    }
  }

  private static Reply events(Iterator<String> lines, Consumer<String> text) {
    for (var event = SseReader.next(lines); event.isPresent(); event = SseReader.next(lines)) {
      var data = event.get().data();
      switch (event.get().name()) {
        case "delta" -> text.accept(data.path("text").asText());
        case "done" -> {
          return new Reply(200, data);
        }
        case "error" -> {
          return new Reply(data.path("status").asInt(500), data);
        }
        default -> {
          // Citations stand in the last event as well.
        }
      }
    }
    throw new IllegalStateException("the stream ended without its last event");
  }

  public Reply get(String path) {
    return send(request(path).GET());
  }

  /**
   * Sends a file where the API allowed it.
   *
   * @param permission the {@code upload} of the API's reply
   * @throws IllegalStateException when the storage refuses it
   */
  void upload(JsonNode permission, Path file) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(permission.get("url").asText()))
              .timeout(UPLOAD_MAX)
              .method(permission.get("method").asText(), HttpRequest.BodyPublishers.ofFile(file));
      for (var header : permission.get("headers").properties()) {
        // The client sets the length itself, and lets nobody else.
        if (!header.getKey().equals("content-length")) {
          request.header(header.getKey(), header.getValue().asText());
        }
      }
      var response = http.send(request.build(), HttpResponse.BodyHandlers.discarding());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            "the storage refused " + file + ": HTTP " + response.statusCode());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot upload " + file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while uploading " + file, e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(api + path)).timeout(TIMEOUT).header("x-api-key", key);
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + api + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + api, e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
