package dev.burhan.jobs;

import dev.burhan.tenancy.TenantId;

/**
 * Hands jobs to workers, each at least once and in no given order.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface JobQueue {

  void send(TenantId tenant, JobId job);
}
