package dev.burhan.engines;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

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

  static void done(CountDownLatch latch, String what) {
    try {
      if (!latch.await(SECONDS_MAX, TimeUnit.SECONDS)) {
        throw tooLong(what);
      }
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
