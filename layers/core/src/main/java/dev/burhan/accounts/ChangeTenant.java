package dev.burhan.accounts;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.Plans;
import dev.burhan.tenancy.Tenant;
import dev.burhan.tenancy.TenantId;
import dev.burhan.tenancy.TenantStore;

/** Agrees on other terms with a tenant; another plan moves its identifier at the gateway. */
public final class ChangeTenant {

  private final TenantStore tenants;
  private final GatewayKeys gateway;
  private final Plans plans;

  public ChangeTenant(TenantStore tenants, GatewayKeys gateway, Plans plans) {
    this.tenants = tenants;
    this.gateway = gateway;
    this.plans = plans;
  }

  public TenantChange change(TenantId id, TenantTerms terms) {
    if (plans.find(terms.plan()).isEmpty()) {
      return new TenantChange.UnknownPlan();
    }
    return new TenantUpdate(tenants).apply(id, terms::appliedTo, this::replace);
  }

  private boolean replace(Tenant known, Tenant changed) {
    if (known.plan().equals(changed.plan())) {
      return tenants.replace(known, changed);
    }
    try {
      assign(changed);
      if (tenants.replace(known, changed)) {
        return true;
      }
    } catch (DependencyFailure e) {
      throw Compensation.after(e, () -> followStore(known.id()));
    }
    followStore(known.id());
    return false;
  }

  /** The store decides: whatever it holds now, the gateway is to do. */
  private void followStore(TenantId id) {
    tenants.find(id).ifPresent(this::assign);
  }

  private void assign(Tenant tenant) {
    gateway.assign(tenant.id(), tenant.usageIdentifier(), tenant.plan());
  }
}
