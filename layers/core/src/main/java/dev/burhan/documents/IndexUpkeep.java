package dev.burhan.documents;

import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.TenantId;

/**
 * Keeps a tenant's index fast while it grows and changes. What is found is exact without it, only
 * slower.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}. A step is one short
 * transaction, whole or not at all.
 */
public interface IndexUpkeep {

  /**
   * Does one piece of what is due.
   *
   * @return false when nothing was due, or a writer of the tenant is at work
   */
  boolean step(TenantId tenant, Deadline deadline);
}
