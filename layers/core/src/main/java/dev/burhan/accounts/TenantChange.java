package dev.burhan.accounts;

import dev.burhan.tenancy.Tenant;

/** Says what changing a tenant came to. */
public sealed interface TenantChange {

  /** The tenant is as it was to be. */
  record Changed(Tenant tenant) implements TenantChange {}

  /** There is no such tenant. */
  record Unknown() implements TenantChange {}

  record UnknownPlan() implements TenantChange {}

  /** Its data is being deleted: nothing else can be done with it. */
  record Leaving() implements TenantChange {}

  /** Nobody could resume the operator once it is suspended. */
  record OperatorStays() implements TenantChange {}
}
