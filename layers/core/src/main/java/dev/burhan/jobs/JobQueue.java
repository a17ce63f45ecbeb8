package dev.burhan.jobs;

import dev.burhan.tenancy.TenantId;
import java.time.Duration;

/**
 * Hands jobs to workers, each at least once and in no given order.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface JobQueue {

  /** The longest delay a queue takes. */
  Duration DELAY_MAX = Duration.ofMinutes(15);

  default void send(TenantId tenant, JobId job) {
    send(tenant, job, Duration.ZERO);
  }

  /**
   * Sends a job that no worker sees before {@code delay} has passed.
   *
   * @throws IllegalArgumentException when the delay is negative or longer than {@link #DELAY_MAX}
   */
  void send(TenantId tenant, JobId job, Duration delay);

  /** Checks a delay; for implementations. */
  static Duration checked(Duration delay) {
    if (delay.isNegative() || delay.compareTo(DELAY_MAX) > 0) {
      throw new IllegalArgumentException("delay must be 0 to 15 minutes, got " + delay);
    }
    return delay;
  }
}
