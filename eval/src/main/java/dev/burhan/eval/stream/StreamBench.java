package dev.burhan.eval.stream;

import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.cloud.boot.LocalSettings;
import dev.burhan.cloud.command.ApiClient;
import dev.burhan.cloud.command.Launch;
import dev.burhan.cloud.command.Samples;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Opens streams one after the other, over HTTP through gateway, authorizer and handler, each of
 * which lasts until all are open; the model is scripted and takes its time.
 */
public final class StreamBench {

  /** Streams are opened ten a second. */
  private static final Duration APART = Duration.ofMillis(100);

  /** Fewer than the tokens of an answer of the scripted model. */
  private static final int TOKENS = 45;

  private static final String UNANSWERABLE = "unanswerable";

  private static final Duration SETTLED = Duration.ofSeconds(1);
  private static final int PAUSE_MILLIS_MIN = 2;
  private static final int WARM_UP = 60;

  private final Launch launch;
  private final int streams;
  private final int ttftMillis;
  private final Consumer<String> progress;

  public StreamBench(Launch launch, int streams, int ttftMillis, Consumer<String> progress) {
    this.launch = launch;
    this.streams = streams;
    this.ttftMillis = ttftMillis;
    this.progress = progress;
  }

  public StreamReport run() {
    var parameters = new HashMap<>(launch.models());
    long pause = Math.max(PAUSE_MILLIS_MIN, streams * APART.toMillis() / TOKENS);
    parameters.put("ModelProvider", "scripted:%d:%d".formatted(ttftMillis, pause));
    var tenant = new TenantId("sample");
    try (var cloud =
            LocalCloud.start(LocalSettings.ephemeral(launch.home(), parameters), progress);
        var http = HttpClient.newHttpClient()) {
      var key = cloud.createKey(tenant, ApiKey.Scope.ofTenants());
      try (var client = new ApiClient(cloud.api(), key)) {
        Samples.ingest(client, progress);
      }
      var asking = new StreamClient(http, cloud.api(), key);
      warmUp(asking);
      return measured(asking);
    }
  }

  /** Waits for first words alone, which take the same way without lasting. */
  private void warmUp(StreamClient client) {
    progress.accept("warming up");
    var questions = questions();
    try {
      for (int i = 0; i < WARM_UP; i++) {
        client.first(questions.get(i % questions.size()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private StreamReport measured(StreamClient client) {
    var questions = questions();
    long before = heap();
    var open = new ArrayList<Future<StreamClient.Seen>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < streams; i++) {
        var question = questions.get(i % questions.size());
        open.add(threads.submit(() -> client.stream(question)));
        Thread.sleep(APART);
      }
      // The last one gets its first word before memory is looked at, which stops everything.
      Thread.sleep(Duration.ofMillis(ttftMillis).plus(SETTLED));
      long during = heap();
      int still = (int) open.stream().filter(stream -> !stream.isDone()).count();
      progress.accept(still + " of " + streams + " streams are open at a time");
      var seen = new ArrayList<StreamClient.Seen>();
      for (var stream : open) {
        seen.add(stream.get());
      }
      return StreamReport.of(seen, ttftMillis, still, Math.max(0, during - before) / 1024);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a stream failed", e.getCause());
    }
  }

  /** Those that the documents answer: where they do not, no model is asked. */
  private static List<String> questions() {
    return Samples.questions().stream()
        .filter(question -> question.history().isEmpty())
        .filter(question -> !question.kind().equals(UNANSWERABLE))
        .map(Samples.SampleQuestion::text)
        .toList();
  }

  private static long heap() {
    System.gc();
    var memory = Runtime.getRuntime();
    return memory.totalMemory() - memory.freeMemory();
  }
}
