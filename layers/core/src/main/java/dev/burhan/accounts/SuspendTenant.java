package dev.burhan.accounts;

import dev.burhan.tenancy.Tenant;
import dev.burhan.tenancy.Tenant.Status;
import dev.burhan.tenancy.TenantId;
import dev.burhan.tenancy.TenantStore;

/** Stops serving a tenant and starts again; nothing of it is deleted. */
public final class SuspendTenant {

  private final TenantStore tenants;

  public SuspendTenant(TenantStore tenants) {
    this.tenants = tenants;
  }

  public TenantChange suspend(TenantId id) {
    return id.equals(TenantId.OPERATOR)
        ? new TenantChange.OperatorStays()
        : set(id, Status.SUSPENDED);
  }

  public TenantChange resume(TenantId id) {
    return set(id, Status.ACTIVE);
  }

  private TenantChange set(TenantId id, Status status) {
    return new TenantUpdate(tenants).apply(id, tenant -> with(tenant, status));
  }

  private static Tenant with(Tenant tenant, Status status) {
    return new Tenant(
        tenant.id(),
        tenant.name(),
        tenant.plan(),
        status,
        tenant.ownLimits(),
        tenant.weakAnswers(),
        tenant.usageIdentifier(),
        tenant.createdAt());
  }
}
