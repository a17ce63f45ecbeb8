package dev.burhan.models.openai;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.LanguageModel;
import dev.burhan.language.Prompt;
import dev.burhan.language.Reply;
import dev.burhan.language.ReplyText;
import dev.burhan.language.TokenSink;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a server that speaks OpenAI's chat completions: OpenAI itself, Ollama, vLLM, the server of
 * llama.cpp and others.
 */
public final class OpenAiLanguageModel implements LanguageModel, AutoCloseable {

  private static final Duration USAGE_WAIT = Duration.ofSeconds(2);
  private static final Duration ERROR_WAIT = Duration.ofSeconds(2);
  private static final long REPLY_BYTES = 1 << 20;
  private static final long REPLY_BYTES_PER_TOKEN = 1 << 10;
  private static final int ERROR_BYTES_MAX = 1 << 16;

  private final OpenAiSettings settings;
  private final HttpClient client;

  public OpenAiLanguageModel(OpenAiSettings settings) {
    this.settings = settings;
    // Over plain HTTP the newer version asks for an upgrade that servers of open models trip over;
    // a redirect would carry the key elsewhere.
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .build();
  }

  @Override
  public String name() {
    return settings.model();
  }

  @Override
  public Reply reply(Prompt prompt, TokenSink sink, Deadline deadline) {
    deadline.check("a reply of " + name());
    var stream = new ChatStream(name(), new ReplyText(prompt, sink));
    try {
      var response = send(request(prompt), deadline);
      try (var body = response.body()) {
        if (response.statusCode() != 200) {
          return refused(response, stream, deadline);
        }
        checkType(response);
        return read(body, stream, prompt, deadline);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DependencyFailure.Transient("interrupted while a model wrote, " + where(stream), e);
    } catch (TimeoutException e) {
      throw new DependencyFailure.Transient("no end by the deadline, " + where(stream), null);
    } catch (IOException e) {
      throw stream.brokenOff(e);
    }
  }

  /** Lets calls that are under way end and takes no more. */
  @Override
  public void close() {
    client.shutdown();
  }

  @Override
  public String toString() {
    return "OpenAiLanguageModel[" + settings + "]";
  }

  private HttpRequest request(Prompt prompt) {
    var request =
        HttpRequest.newBuilder(settings.completions())
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream")
            .header("User-Agent", "burhan")
            .POST(HttpRequest.BodyPublishers.ofByteArray(ChatRequest.json(prompt, settings)));
    settings.key().ifPresent(key -> request.header("Authorization", "Bearer " + key));
    return request.build();
  }

  /** Waits for the head of the response. */
  private HttpResponse<ResponseBody> send(HttpRequest request, Deadline deadline)
      throws TimeoutException, InterruptedException {
    var coming = client.sendAsync(request, head -> new ResponseBody());
    boolean came = false;
    try {
      var response = coming.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
      came = true;
      return response;
    } catch (ExecutionException e) {
      throw new DependencyFailure.Transient(
          "no response, model=%s, server=%s".formatted(name(), settings.baseUrl()), e.getCause());
    } finally {
      if (!came) {
        cancel(coming);
      }
    }
  }

  private static void cancel(CompletableFuture<HttpResponse<ResponseBody>> coming) {
    if (!coming.cancel(true) && coming.state() == Future.State.SUCCESS) {
      coming.resultNow().body().close();
    }
  }

  private Reply read(ResponseBody body, ChatStream stream, Prompt prompt, Deadline deadline)
      throws IOException, TimeoutException, InterruptedException {
    var events = new EventReader(body, REPLY_BYTES + REPLY_BYTES_PER_TOKEN * prompt.tokensMax());
    boolean goesOn = true;
    while (goesOn && !stream.hasStopped()) {
      var event = events.next(deadline);
      if (event.isEmpty()) {
        throw stream.brokenOff(null);
      }
      goesOn = stream.accept(event.get());
    }
    if (!stream.hasStopped()) {
      return stream.cut();
    }
    readUsage(events, stream, deadline);
    body.letEnd();
    return stream.end();
  }

  /** The text is whole by now: nothing that goes wrong here is worth losing it. */
  private static void readUsage(EventReader events, ChatStream stream, Deadline deadline)
      throws InterruptedException {
    var soon = Deadline.in(deadline.atMost(USAGE_WAIT), deadline.clock());
    try {
      for (var event = events.next(soon); event.isPresent(); event = events.next(soon)) {
        if (!stream.accept(event.get())) {
          return;
        }
      }
    } catch (TimeoutException | IOException | DependencyFailure e) {
      // The tokens are estimated then.
    }
  }

  private Reply refused(HttpResponse<ResponseBody> response, ChatStream stream, Deadline deadline)
      throws InterruptedException {
    var soon = Deadline.in(deadline.atMost(ERROR_WAIT), deadline.clock());
    var body = response.body().beginning(ERROR_BYTES_MAX, soon);
    var error = ProviderError.ofBody(response.statusCode(), body);
    if (error.isFilter()) {
      return stream.filtered();
    }
    throw error.failure(name(), "", retryAfter(response));
  }

  private static Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("[0-9]{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
  }

  private void checkType(HttpResponse<?> response) {
    var type = response.headers().firstValue("Content-Type").orElse("");
    if (!type.toLowerCase(java.util.Locale.ROOT).startsWith("text/event-stream")) {
      throw new DependencyFailure.Permanent(
          "the server does not stream: no text/event-stream, model=" + name(), null);
    }
  }

  private String where(ChatStream stream) {
    return "model=" + name() + stream.progress();
  }
}
