package dev.burhan.cloud.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Speaks to the API over HTTP as any client would. */
public final class ApiClient implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(40);
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
    try {
      return send(
          request(path)
              .header("content-type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Reply get(String path) {
    return send(request(path).GET());
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
