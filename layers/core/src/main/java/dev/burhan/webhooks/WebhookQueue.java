package dev.burhan.webhooks;

import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobQueue;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;

/**
 * Hands the webhooks of jobs to workers, each at least once and in no given order.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface WebhookQueue {

  /**
   * Sends what no worker sees before {@code delay} has passed.
   *
   * @throws IllegalArgumentException when the delay is negative or longer than {@link
   *     JobQueue#DELAY_MAX}
   */
  void send(TenantId tenant, JobId job, Duration delay);
}
