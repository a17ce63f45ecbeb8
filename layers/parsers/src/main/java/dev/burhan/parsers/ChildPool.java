package dev.burhan.parsers;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Keeps processes warm and never runs more than a number of them. Thread-safe. */
final class ChildPool implements AutoCloseable {

  private static final Duration START_MAX = Duration.ofSeconds(30);

  private final ChildJvm jvm;
  private final int requestsMax;
  private final Semaphore places;

  // Guarded by this.
  private final Deque<Child> idle = new ArrayDeque<>();
  private final Set<Child> all = new HashSet<>();
  private boolean isClosed;

  ChildPool(ChildJvm jvm, int childrenMax, int requestsMax) {
    this.jvm = jvm;
    this.requestsMax = requestsMax;
    // Fair: who has waited longest has the least time left.
    this.places = new Semaphore(childrenMax, true);
  }

  /** Waits for a process that is free, or for a place for a new one. */
  Child take(Deadline deadline) {
    awaitPlace(deadline);
    try {
      return warm().orElseGet(() -> started(deadline));
    } catch (RuntimeException | Error e) {
      places.release();
      throw e;
    }
  }

  /** Takes a process back, or away if it cannot be used again. */
  void giveBack(Child child) {
    synchronized (this) {
      if (!isClosed && child.isUsable(requestsMax)) {
        idle.push(child);
      } else {
        all.remove(child);
        child.end();
      }
    }
    places.release();
  }

  /** The processes that run, by their numbers. */
  synchronized Set<Long> processes() {
    return all.stream().map(Child::pid).collect(Collectors.toSet());
  }

  /** Ends all processes, those that are at work as well. */
  @Override
  public synchronized void close() {
    isClosed = true;
    all.forEach(Child::end);
    all.clear();
    idle.clear();
  }

  private void awaitPlace(Deadline deadline) {
    try {
      if (!places.tryAcquire(deadline.left().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new DependencyFailure.Transient("all parser processes were busy", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DependencyFailure.Transient("interrupted while waiting for a parser", e);
    }
  }

  private synchronized Optional<Child> warm() {
    if (isClosed) {
      throw closed();
    }
    while (!idle.isEmpty()) {
      var child = idle.pop();
      if (child.isUsable(requestsMax)) {
        return Optional.of(child);
      }
      all.remove(child);
      child.end();
    }
    return Optional.empty();
  }

  private Child started(Deadline deadline) {
    var child = Child.start(jvm, deadline.atMost(START_MAX));
    synchronized (this) {
      if (isClosed) {
        child.end();
        throw closed();
      }
      all.add(child);
    }
    return child;
  }

  private static DependencyFailure closed() {
    return new DependencyFailure.Transient("the parser was closed", null);
  }
}
