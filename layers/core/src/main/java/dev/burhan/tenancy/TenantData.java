package dev.burhan.tenancy;

import dev.burhan.failure.Deadline;

/**
 * Holds one kind of what is kept of tenants, so that it can be counted and deleted when one leaves.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface TenantData {

  /** What is kept here, in a word or two; no two stores share one. */
  String name();

  /** How much of the tenant's there is now, down to what a delete just removed. */
  long count(TenantId tenant, Deadline deadline);

  /**
   * Deletes all that is the tenant's, in bounded batches that each stay done: called again after a
   * failure, it goes on. Nothing to delete is no failure.
   *
   * @throws dev.burhan.failure.DependencyFailure.Transient when the deadline passes before the end
   */
  void delete(TenantId tenant, Deadline deadline);
}
