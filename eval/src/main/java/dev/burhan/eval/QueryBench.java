package dev.burhan.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.cloud.boot.LocalSettings;
import dev.burhan.cloud.command.ApiClient;
import dev.burhan.cloud.command.Launch;
import dev.burhan.cloud.command.Samples;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Times questions over HTTP, through the gateway, the authorizer and the handler. */
final class QueryBench {

  private static final int WARM_UP = 100;
  private static final int MINUTES_MAX = 30;

  private final Launch launch;
  private final int requests;
  private final int parallel;

  QueryBench(Launch launch, int requests, int parallel) {
    this.launch = launch;
    this.requests = requests;
    this.parallel = parallel;
  }

  QueryReport run() {
    var settings = LocalSettings.persistent(launch.home(), "bench", 0, launch.models());
    try (var cloud = LocalCloud.start(settings, line -> System.err.println("· " + line));
        var client =
            new ApiClient(
                cloud.api(),
                cloud.createKey(new TenantId("sample"), Set.of(ApiKey.Scope.values())))) {
      Samples.ingest(client, line -> System.err.println("· " + line));
      ask(client, WARM_UP);
      return ask(client, requests);
    }
  }

  private QueryReport ask(ApiClient client, int count) {
    var questions = Samples.questions();
    var next = new AtomicInteger();
    var errors = new AtomicInteger();
    var millis = Collections.synchronizedList(new ArrayList<Double>());
    var stages = Collections.synchronizedMap(new TreeMap<String, List<Double>>());
    var threads = Executors.newFixedThreadPool(parallel);
    for (int worker = 0; worker < parallel; worker++) {
      threads.execute(
          () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
              var question = questions.get(i % questions.size());
              long start = System.nanoTime();
              var reply = client.ask(question.text(), question.history());
              millis.add((System.nanoTime() - start) / 1e6);
              if (reply.status() == 200) {
                record(stages, reply.body().get("ms"));
              } else {
                errors.incrementAndGet();
              }
            }
          });
    }
    finish(threads);
    return QueryReport.of(count, errors.get(), millis, stages);
  }

  private static void record(Map<String, List<Double>> stages, JsonNode ms) {
    ms.properties()
        .forEach(
            stage ->
                stages
                    .computeIfAbsent(
                        stage.getKey(), name -> Collections.synchronizedList(new ArrayList<>()))
                    .add(stage.getValue().asDouble()));
  }

  private static void finish(java.util.concurrent.ExecutorService threads) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(MINUTES_MAX, TimeUnit.MINUTES)) {
        threads.shutdownNow();
        throw new IllegalStateException("not done after " + MINUTES_MAX + " minutes");
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
