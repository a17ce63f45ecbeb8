package dev.burhan.documents;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.failure.Retry;
import dev.burhan.jobs.RunJob.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Works through batches in rounds of some at a time. How many follows additive increase and
 * multiplicative decrease: one more after a round without a failure, half as many after one with.
 * Not thread-safe: one document, one thread.
 */
final class EmbeddingRounds {

  private final Consumer<Map<TextHash, String>> work;
  private final Retry retry;
  private final int windowMax;
  private final Deadline deadline;
  private int window = 1;
  private int failedRounds;

  /**
   * @param work on one batch; doing it again must be harmless
   */
  EmbeddingRounds(
      Consumer<Map<TextHash, String>> work, Retry retry, int windowMax, Deadline deadline) {
    this.work = work;
    this.retry = retry;
    this.windowMax = windowMax;
    this.deadline = deadline;
  }

  void run(List<Map<TextHash, String>> batches, Step step) {
    var waiting = new ArrayDeque<>(batches);
    int total = texts(batches);
    while (!waiting.isEmpty()) {
      step.at("embed", total - texts(waiting), total);
      var round = new ArrayList<Map<TextHash, String>>();
      while (round.size() < window && !waiting.isEmpty()) {
        round.add(waiting.removeFirst());
      }
      var failures = round(round);
      failures.reversed().forEach(failure -> waiting.addFirst(failure.batch()));
      adapt(round.size(), failures);
    }
  }

  private static int texts(Iterable<Map<TextHash, String>> batches) {
    int texts = 0;
    for (var batch : batches) {
      texts += batch.size();
    }
    return texts;
  }

  /** A batch that may succeed later. */
  private record Failed(Map<TextHash, String> batch, DependencyFailure.Transient why) {}

  private void adapt(int tried, List<Failed> failures) {
    if (failures.isEmpty()) {
      failedRounds = 0;
      window = Math.min(windowMax, window + 1);
      return;
    }
    failedRounds = failures.size() < tried ? 1 : failedRounds + 1;
    window = Math.max(1, window / 2);
    retry.pause(failedRounds, failures.getFirst().why(), deadline);
  }

  private List<Failed> round(List<Map<TextHash, String>> batches) {
    var failed = new ArrayList<Failed>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      batches.forEach(batch -> running.add(threads.submit(() -> work.accept(batch))));
      for (int i = 0; i < batches.size(); i++) {
        await(batches.get(i), running.get(i), failed);
      }
    }
    return failed;
  }

  private static void await(Map<TextHash, String> batch, Future<?> work, List<Failed> failed) {
    try {
      work.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case DependencyFailure.Transient why -> failed.add(new Failed(batch, why));
        case RuntimeException why -> throw why;
        case Error why -> throw why;
        case null, default ->
            throw new IllegalStateException("a batch cannot throw this", e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DependencyFailure.Transient("interrupted while embedding", e);
    }
  }
}
