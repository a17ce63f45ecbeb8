package dev.burhan.jobs;

import dev.burhan.tenancy.TenantId;
import java.time.Duration;

/**
 * Counts the jobs of a tenant that are being worked on, so that no tenant takes all workers.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface RunningJobs {

  /**
   * Lets a job in when fewer than {@code max} jobs of the tenant are in, or it is in already. A job
   * that never leaves is out when {@code time} has passed.
   */
  boolean enter(TenantId tenant, JobId job, int max, Duration time);

  /** Lets a job out; harmless when it is not in. */
  void leave(TenantId tenant, JobId job);
}
