package dev.burhan.jobs;

import dev.burhan.tenancy.TenantId;

/**
 * Is told of jobs that are about to end.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface JobEvents {

  /** A job is about to end; it may be told more than once, and before the record shows it. */
  void ending(TenantId tenant, JobId job);

  /** Tells nobody. */
  static JobEvents none() {
    return (tenant, job) -> {};
  }
}
