package dev.burhan.testing;

import dev.burhan.tenancy.TenantId;

/** Holds the fake to the contract. */
final class InMemoryTenantDataTest implements TenantDataContract {

  private final InMemoryTenantData data = new InMemoryTenantData("things");

  @Override
  public InMemoryTenantData data() {
    return data;
  }

  @Override
  public void put(TenantId tenant, int number) {
    for (int i = 0; i < number; i++) {
      data.put(tenant, "thing-" + i);
    }
  }
}
