package dev.burhan.testing;

/** Holds the fake to the contract. */
final class InMemoryTenantStoreTest implements TenantStoreContract {

  private final InMemoryTenantStore tenants = new InMemoryTenantStore();

  @Override
  public InMemoryTenantStore tenants() {
    return tenants;
  }
}
