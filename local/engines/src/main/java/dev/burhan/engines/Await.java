package dev.burhan.engines;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what a function should do, but not for ever. */
final class Await {

  /** More than a slow machine needs to start a JVM. */
  private static final int SECONDS_MAX = 60;

  private Await() {}

  static <T> T next(BlockingQueue<T> queue, String what) {
    try {
      var next = queue.poll(SECONDS_MAX, TimeUnit.SECONDS);
      if (next == null) {
        throw tooLong(what);
      }
      return next;
    } catch (InterruptedException e) {
      throw interrupted(what, e);
    }
  }

  static void done(CompletableFuture<Void> future, String what) {
    try {
      future.get(SECONDS_MAX, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw tooLong(what);
    } catch (ExecutionException e) {
      throw new IllegalStateException("failed: " + what, e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(what, e);
    }
  }

  private static IllegalStateException tooLong(String what) {
    return new IllegalStateException("no " + what + " within " + SECONDS_MAX + " s");
  }

  private static IllegalStateException interrupted(String what, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while waiting for: " + what, cause);
  }
}
