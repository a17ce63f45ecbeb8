package dev.burhan.accounts;

import dev.burhan.tenancy.TenantId;
import java.util.Optional;

/**
 * Tells the gateway by which identifier it counts a tenant's requests, and in which plan. The
 * identifier is no secret of the tenant's: the gateway never sees one.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}, after which a part may
 * have been done: doing it again, or {@link #remove}, puts that right.
 */
public interface GatewayKeys {

  /** Sees to it that the identifier is known and in this plan alone. */
  void assign(TenantId tenant, String usageIdentifier, String plan);

  /** Forgets an identifier; without effect when it is not known. */
  void remove(TenantId tenant, String usageIdentifier);

  /** The plan an identifier is in; empty for one that is in none. */
  Optional<String> plan(TenantId tenant, String usageIdentifier);
}
