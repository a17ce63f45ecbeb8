package dev.burhan.cloud.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.testing.TestDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Calls the API as a client would, or as none should: bodies go out byte for byte. */
public final class Caller implements AutoCloseable {

  private static final Duration ANSWER_MAX = Duration.ofMinutes(1);
  private static final Duration JOB_MAX = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI api;
  private final Optional<String> key;

  /** Calls without a key when there is none. */
  public Caller(URI api, Optional<String> key) {
    this.api = api;
    this.key = key;
  }

  /** What came back. */
  public record Reply(int status, HttpHeaders headers, String text) {

    public JsonNode json() {
      return parse(text);
    }
  }

  public Reply get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Reply delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  public Reply post(String path, Map<String, ?> body) {
    try {
      return send("POST", path, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Reply post(String path, Map<String, ?> body, Map<String, String> headers) {
    try {
      return send("POST", path, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)), headers);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Reply put(String path, Map<String, ?> body) {
    try {
      return send("PUT", path, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Reply post(String path, String body) {
    return send("POST", path, BodyPublishers.ofString(body));
  }

  public Reply send(String method, String path, HttpRequest.BodyPublisher body) {
    return send(method, path, body, Map.of());
  }

  private Reply send(
      String method, String path, HttpRequest.BodyPublisher body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create(api + path)).timeout(ANSWER_MAX).method(method, body);
    key.ifPresent(secret -> request.header("x-api-key", secret));
    headers.forEach(request::header);
    return send(request.build());
  }

  private Reply send(HttpRequest request) {
    try {
      var response = http.send(request, BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri().getPath(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Reply ask(String question) {
    return post("/query", Map.of("question", question));
  }

  public Reply submit(String id, String text) {
    return post("/documents", Map.of("document_id", id, "title", "Memo " + id, "text", text));
  }

  /** Sends a document and waits until it can be found, unless it is there already. */
  public void ingest(String id, String text) {
    var submitted = submit(id, text);
    if (submitted.status() == 200) {
      return;
    }
    if (submitted.status() != 202) {
      throw new AssertionError("not accepted: " + submitted);
    }
    var job = ended(submitted);
    if (!job.get("status").asText().equals("succeeded")) {
      throw new AssertionError("not ingested: " + job);
    }
  }

  /** Announces a file; the reply says how to upload it. */
  public Reply announce(String id, String mediaType, byte[] file) {
    return post(
        "/documents",
        Map.of(
            "document_id",
            id,
            "title",
            "File " + id,
            "media_type",
            mediaType,
            "upload",
            Map.of("bytes", file.length, "sha256", TestDocuments.sha256(file))));
  }

  /** Uploads a file as the reply to its announcement says; gives the status of the storage. */
  public int upload(Reply announced, byte[] file) {
    var upload = announced.json().get("upload");
    var request =
        HttpRequest.newBuilder(URI.create(upload.get("url").asText()))
            .timeout(ANSWER_MAX)
            .method(upload.get("method").asText(), BodyPublishers.ofByteArray(file));
    for (var header : upload.get("headers").properties()) {
      // The client sets it itself, from the length of the body.
      if (!header.getKey().equals("content-length")) {
        request.header(header.getKey(), header.getValue().asText());
      }
    }
    return send(request.build()).status();
  }

  /** Sends a file and waits for its job to end. */
  public JsonNode ingestFile(String id, String mediaType, byte[] file) {
    var announced = announce(id, mediaType, file);
    if (announced.status() != 202 || upload(announced, file) != 200) {
      throw new AssertionError("not accepted: " + announced);
    }
    return ended(announced);
  }

  /** Waits until the job of a submission has ended, however it does. */
  public JsonNode ended(Reply submitted) {
    return job(submitted, it -> !it.matches("submitted|running|"));
  }

  /** Waits until the job of a submission has a status. */
  public JsonNode job(Reply submitted, Predicate<String> status) {
    return job(submitted.json().get("job_id").asText(), job -> status.test(status(job)));
  }

  private static String status(JsonNode job) {
    return job.path("status").asText();
  }

  /** Waits until a job is as awaited. */
  public JsonNode job(String id, Predicate<JsonNode> awaited) {
    var path = "/jobs/" + id;
    var end = Instant.now().plus(JOB_MAX);
    while (Instant.now().isBefore(end)) {
      var job = get(path).json();
      if (awaited.test(job)) {
        return job;
      }
      pause();
    }
    throw new AssertionError("still not as awaited: " + get(path));
  }

  /** Waits until something is so. */
  public void await(BooleanSupplier condition) {
    var end = Instant.now().plus(JOB_MAX);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("still not as awaited");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("no JSON: " + text, e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
