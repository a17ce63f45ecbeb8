package dev.burhan.testing;

import java.time.Duration;

/** Counts the calls a provider under test is serving; thread-safe. */
public final class OpenCalls {

  private int open;

  /** Tells that a call came. */
  public synchronized void began() {
    open++;
  }

  /** Tells that a call is over, as the provider sees it: answered, or its connection gone. */
  public synchronized void ended() {
    open--;
    notifyAll();
  }

  public synchronized int count() {
    return open;
  }

  /** Waits until no call is open and says whether that came about in time. */
  public synchronized boolean awaitNone(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (open > 0) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
    return true;
  }
}
