package dev.burhan.eval.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.cloud.command.ApiClient;
import dev.burhan.cloud.command.DocumentClient;
import dev.burhan.cloud.command.Launch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Sends many small documents from several clients at a time and counts what became of them. */
public final class FloodBench {

  /** One of so many requests is sent twice, under one Idempotency-Key. */
  private static final int REPEAT_EVERY = 10;

  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration THROTTLED_WAIT = Duration.ofSeconds(1);
  private static final int LIST_PAGE = 100;

  private final Launch launch;
  private final int documents;
  private final int clients;
  private final Consumer<String> progress;

  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger repeated = new AtomicInteger();
  private final AtomicInteger throttled = new AtomicInteger();
  private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();

  public FloodBench(Launch launch, int documents, int clients, Consumer<String> progress) {
    this.launch = launch;
    this.documents = documents;
    this.clients = clients;
    this.progress = progress;
  }

  private record Accepted(String job, double millis) {}

  /** Runs on an empty database, which goes afterwards. */
  public FloodReport run() {
    try (var cloud = new BenchCloud(launch, progress);
        var client = cloud.client()) {
      int before = warmUp(client);
      var start = Instant.now();
      flood(cloud);
      progress.accept(accepted.size() + " accepted, waiting for the queue to drain");
      boolean isDrained = cloud.drained();
      return report(cloud, client, start, isDrained, before);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The first document loads the encoder; what is measured is what comes after. */
  private static int warmUp(ApiClient client) {
    var documents = new DocumentClient(client);
    return documents
        .send("warm-up", "Warm-up", text(-1))
        .map(job -> documents.await(job, it -> {}).path("result").path("passages").asInt())
        .orElseThrow();
  }

  private void flood(BenchCloud cloud) throws InterruptedException {
    var work = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < clients; i++) {
      work.add(
          () -> {
            try (var client = cloud.client()) {
              sendAll(client);
            }
            return true;
          });
    }
    try (var threads = Executors.newFixedThreadPool(clients)) {
      for (Future<Boolean> client : threads.invokeAll(work)) {
        client.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client failed", e);
    }
  }

  private void sendAll(ApiClient client) throws InterruptedException {
    for (int i = next.getAndIncrement(); i < documents; i = next.getAndIncrement()) {
      long start = System.nanoTime();
      var job = send(client, i).get("job_id").asText();
      accepted.add(new Accepted(job, (System.nanoTime() - start) / 1e6));
      if (i % REPEAT_EVERY == 0) {
        repeated.incrementAndGet();
        send(client, i);
      }
      if ((i + 1) % LIST_PAGE == 0) {
        progress.accept((i + 1) + " of " + documents + " sent");
      }
    }
  }

  private JsonNode send(ApiClient client, int i) throws InterruptedException {
    var body = Map.of("document_id", id(i), "title", "Memo " + i, "text", text(i));
    var key = Map.of("idempotency-key", "flood-" + i);
    return patiently(() -> client.post("/documents", body, key));
  }

  /** Waits where the usage plan says so, as a client should. */
  private JsonNode patiently(Supplier<ApiClient.Reply> request) throws InterruptedException {
    var reply = request.get();
    while (reply.status() == TOO_MANY_REQUESTS) {
      throttled.incrementAndGet();
      Thread.sleep(THROTTLED_WAIT);
      reply = request.get();
    }
    return reply.orThrow();
  }

  private static String id(int i) {
    return "memo-" + i;
  }

  /** One passage, unlike any other. */
  private static String text(int i) {
    return """
        # Memo %1$d

        1. The deposit for unit %1$d is %2$d dollars and is returned within %3$d days of moving out.
        """
        .formatted(i, 1000 + i, 7 + Math.floorMod(i, 50));
  }

  private FloodReport report(
      BenchCloud cloud, ApiClient client, Instant start, boolean isDrained, int before)
      throws InterruptedException {
    var stored = new ArrayList<Double>();
    var end = start;
    int passages = 0;
    for (var one : accepted) {
      var job = patiently(() -> client.get("/jobs/" + one.job()));
      if (job.get("status").asText().equals("succeeded")) {
        var ended = Instant.parse(job.get("updated_at").asText());
        stored.add(millis(Instant.parse(job.get("created_at").asText()), ended));
        end = ended.isAfter(end) ? ended : end;
        passages += job.path("result").path("passages").asInt();
      }
    }
    var listed = listed(client);
    int here = (int) listed.stream().distinct().count();
    int doubled =
        (listed.size() - here)
            + Math.max(0, cloud.rows("document") - 1 - documents)
            + Math.max(0, cloud.rows("chunk") - before - passages)
            + Math.max(0, cloud.rows("embedding") - before - passages);
    return new FloodReport(
        documents,
        clients,
        repeated.get(),
        throttled.get(),
        documents - Math.min(stored.size(), here),
        doubled,
        isDrained,
        cloud.deadLetters(),
        accepted.stream().map(Accepted::millis).toList(),
        stored,
        millis(start, end) / 1e3);
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e6;
  }

  private List<String> listed(ApiClient client) throws InterruptedException {
    var ids = new ArrayList<String>();
    var path = "/documents?limit=" + LIST_PAGE;
    var next = "";
    do {
      var after = next;
      var page = patiently(() -> client.get(path + after));
      page.get("documents").forEach(it -> ids.add(it.get("document_id").asText()));
      next = page.hasNonNull("next") ? "&after=" + page.get("next").asText() : "";
    } while (!next.isEmpty());
    ids.remove("warm-up");
    return ids;
  }
}
