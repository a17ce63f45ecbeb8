package dev.burhan.failure;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Says how long to wait between attempts: exponential back-off with full jitter, so that callers
 * that failed together do not come back together. Thread-safe if its parts are.
 */
public final class Retry {

  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int DOUBLINGS_MAX = 10;

  private final Pause pause;
  private final DoubleSupplier random;

  /** Lets time pass. */
  public interface Pause {

    /** Waits on this thread, as {@link Thread#sleep} does. */
    Pause THREAD =
        time -> {
          try {
            Thread.sleep(time);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DependencyFailure.Transient("interrupted while waiting to try again", e);
          }
        };

    void pause(Duration time);
  }

  /**
   * @param random gives 0 (inclusive) to 1 (exclusive)
   */
  public Retry(Pause pause, DoubleSupplier random) {
    this.pause = pause;
    this.random = random;
  }

  /** Waits for as long as somebody said. */
  public void pause(Duration time) {
    pause.pause(time);
  }

  /**
   * Waits before another attempt, not shorter than the dependency asked for.
   *
   * @param failures attempts that have failed in a row, at least 1
   * @throws DependencyFailure.Transient the failure given, when the deadline would pass meanwhile
   */
  public void pause(int failures, DependencyFailure.Transient failure, Deadline deadline) {
    var longest = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
    var capped = longest.compareTo(LONGEST) < 0 ? longest : LONGEST;
    var spread = Duration.ofNanos((long) (capped.toNanos() * random.getAsDouble()));
    var wait = failure.retryAfter().filter(asked -> asked.compareTo(spread) > 0).orElse(spread);
    if (wait.compareTo(deadline.left()) >= 0) {
      throw failure;
    }
    pause.pause(wait);
  }
}
