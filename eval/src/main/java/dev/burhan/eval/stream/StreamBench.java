package dev.burhan.eval.stream;

import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.cloud.boot.LocalSettings;
import dev.burhan.cloud.command.ApiClient;
import dev.burhan.cloud.command.Launch;
import dev.burhan.cloud.command.Samples;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.TenantId;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
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
  private static final int TOKENS = 60;

  private static final int PAUSE_MILLIS_MIN = 2;
  private static final int WARM_UP = 30;

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
      var key = cloud.createKey(tenant, Set.of(ApiKey.Scope.values()));
      try (var client = new ApiClient(cloud.api(), key)) {
        Samples.ingest(client, progress);
      }
      warmUp(cloud, key);
      return measured(new StreamClient(http, cloud.api(), key));
    }
  }

  /** Asks whole answers, which take the same way without lasting. */
  private void warmUp(LocalCloud cloud, String key) {
    progress.accept("warming up");
    var questions = questions();
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try (threads;
        var http = HttpClient.newHttpClient()) {
      var client = new StreamClient(http, cloud.api(), key);
      for (int i = 0; i < WARM_UP; i++) {
        var question = questions.get(i % questions.size());
        threads.submit(() -> client.first(question));
      }
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
        .map(Samples.SampleQuestion::text)
        .toList();
  }

  private static long heap() {
    System.gc();
    var memory = Runtime.getRuntime();
    return memory.totalMemory() - memory.freeMemory();
  }
}
