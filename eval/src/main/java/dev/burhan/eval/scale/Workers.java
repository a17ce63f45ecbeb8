package dev.burhan.eval.scale;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Does numbered pieces of work in turn with a few threads; the first failure ends it all. */
final class Workers {

  private Workers() {}

  static void run(int threads, int pieces, IntConsumer work) {
    var next = new AtomicInteger();
    var failed = new AtomicBoolean();
    var running = new ArrayList<Future<?>>();
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (int thread = 0; thread < threads; thread++) {
        running.add(pool.submit(() -> work(next, pieces, work, failed)));
      }
    }
    for (var thread : running) {
      try {
        thread.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("not all of " + pieces + " pieces were done", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  private static void work(AtomicInteger next, int pieces, IntConsumer work, AtomicBoolean failed) {
    boolean done = false;
    try {
      for (int i = next.getAndIncrement();
          i < pieces && !failed.get();
          i = next.getAndIncrement()) {
        work.accept(i);
      }
      done = true;
    } finally {
      if (!done) {
        failed.set(true);
      }
    }
  }
}
