package dev.burhan.tenancy;

import java.util.List;
import java.util.Optional;

/**
 * Keeps tenants. Changes compare first, so that of two at once one is told that it came second.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}, after which a change may
 * or may not have been made.
 */
public interface TenantStore {

  /**
   * Stores a new tenant.
   *
   * @return false where another has its id; true for the very same tenant again
   */
  boolean create(Tenant tenant);

  /** Finds a tenant as it is now. */
  Optional<Tenant> find(TenantId id);

  /** Whether work of a tenant is still to be done: it is there, and not about to go. */
  default boolean isStaying(TenantId id) {
    return find(id).filter(tenant -> tenant.status() != Tenant.Status.LEAVING).isPresent();
  }

  /** A page of tenants in an order of the store's own, the same each time. */
  List<Tenant> list(Optional<TenantId> after, int limit);

  /**
   * Puts {@code changed} in the place of {@code known}, which has the same id.
   *
   * @return false where the tenant is neither as it was known nor as it is to be
   */
  boolean replace(Tenant known, Tenant changed);

  /**
   * Removes a tenant.
   *
   * @return false where it is no longer as it was known
   */
  boolean remove(Tenant known);
}
