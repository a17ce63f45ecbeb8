package dev.burhan.accounts;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.Tenant;
import dev.burhan.tenancy.Tenant.Status;
import dev.burhan.tenancy.TenantId;
import dev.burhan.tenancy.TenantStore;
import java.util.function.UnaryOperator;

/** Changes a tenant as it is now, and again when somebody else was faster. */
final class TenantUpdate {

  private static final int ATTEMPTS_MAX = 3;

  private final TenantStore tenants;

  TenantUpdate(TenantStore tenants) {
    this.tenants = tenants;
  }

  /** Puts one tenant in the place of another. */
  interface Replacement {
    /** Returns false where the tenant is no longer as it was known. */
    boolean replace(Tenant known, Tenant changed);
  }

  TenantChange apply(TenantId id, UnaryOperator<Tenant> change) {
    return apply(id, change, tenants::replace);
  }

  TenantChange apply(TenantId id, UnaryOperator<Tenant> change, Replacement replacement) {
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      var known = tenants.find(id);
      if (known.isEmpty()) {
        return new TenantChange.Unknown();
      }
      if (known.get().status() == Status.LEAVING) {
        return new TenantChange.Leaving();
      }
      var changed = change.apply(known.get());
      if (changed.equals(known.get()) || replacement.replace(known.get(), changed)) {
        return new TenantChange.Changed(changed);
      }
    }
    throw new DependencyFailure.Transient("tenant " + id + " is being changed by others", null);
  }
}
