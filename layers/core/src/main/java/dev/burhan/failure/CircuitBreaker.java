package dev.burhan.failure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Leaves a dependency alone that has failed several times in a row: calls are let through again
 * after a rest, first a single one, the probe, whose outcome decides for all. Thread-safe.
 */
public final class CircuitBreaker {

  private final int failuresMax;
  private final Duration rest;
  private final Clock clock;

  private int failures;
  private Optional<Instant> opened = Optional.empty();
  private boolean probing;

  /** Goes up when it opens and when it closes, so that calls from before have no say any more. */
  private long era;

  /** What a breaker does with calls. */
  public enum State {
    /** It lets all through. */
    CLOSED,
    /** It lets none through. */
    OPEN,
    /** It lets one through, or has done so and waits for its outcome. */
    HALF_OPEN
  }

  /**
   * @param failuresMax failures in a row that open it
   * @param rest how long it then lets no call through
   */
  public CircuitBreaker(int failuresMax, Duration rest, Clock clock) {
    if (failuresMax < 1 || rest.isNegative() || rest.isZero()) {
      throw new IllegalArgumentException(
          "a breaker needs 1 failure or more and a rest, got " + failuresMax + ", " + rest);
    }
    this.failuresMax = failuresMax;
    this.rest = rest;
    this.clock = clock;
  }

  /**
   * Lets a call through, or not. Whoever is let through must say how it ended, in any case: a probe
   * of which nothing is heard would keep all others out.
   */
  public synchronized Optional<Pass> enter() {
    return switch (state()) {
      case CLOSED -> Optional.of(new Pass(era));
      case OPEN -> Optional.empty();
      case HALF_OPEN -> {
        boolean first = !probing;
        probing = true;
        yield first ? Optional.of(new Pass(era)) : Optional.empty();
      }
    };
  }

  public synchronized State state() {
    if (opened.isEmpty()) {
      return State.CLOSED;
    }
    boolean rested = !clock.instant().isBefore(opened.get().plus(rest));
    return rested ? State.HALF_OPEN : State.OPEN;
  }

  private synchronized void end(long of, Outcome outcome) {
    if (of != era) {
      return;
    }
    boolean probe = probing;
    probing = false;
    switch (outcome) {
      case SUCCEEDED -> {
        failures = 0;
        era += opened.isPresent() ? 1 : 0;
        opened = Optional.empty();
      }
      case FAILED -> {
        failures++;
        if (probe || failures >= failuresMax) {
          opened = Optional.of(clock.instant());
          era++;
        }
      }
      case UNKNOWN -> {}
    }
  }

  private enum Outcome {
    SUCCEEDED,
    FAILED,
    UNKNOWN
  }

  /** Lets one call through; only the first word on how it ended counts. */
  public final class Pass {

    private final long of;
    private boolean ended;

    private Pass(long of) {
      this.of = of;
    }

    /** Says that the dependency did its work. */
    public void succeeded() {
      end(Outcome.SUCCEEDED);
    }

    /** Says that the dependency let us down. */
    public void failed() {
      end(Outcome.FAILED);
    }

    /** Says that the call ended for a reason that tells nothing of the dependency. */
    public void abandoned() {
      end(Outcome.UNKNOWN);
    }

    private void end(Outcome outcome) {
      synchronized (CircuitBreaker.this) {
        if (!ended) {
          ended = true;
          CircuitBreaker.this.end(of, outcome);
        }
      }
    }
  }
}
