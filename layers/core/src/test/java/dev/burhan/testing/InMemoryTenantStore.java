package dev.burhan.testing;

import dev.burhan.tenancy.Tenant;
import dev.burhan.tenancy.TenantId;
import dev.burhan.tenancy.TenantStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps tenants in memory. */
public final class InMemoryTenantStore implements TenantStore {

  private final Map<String, Tenant> tenants = new ConcurrentSkipListMap<>();

  @Override
  public boolean create(Tenant tenant) {
    var there = tenants.putIfAbsent(tenant.id().value(), tenant);
    return there == null || there.equals(tenant);
  }

  @Override
  public Optional<Tenant> find(TenantId id) {
    return Optional.ofNullable(tenants.get(id.value()));
  }

  @Override
  public List<Tenant> list(Optional<TenantId> after, int limit) {
    return tenants.values().stream()
        .filter(it -> after.isEmpty() || it.id().value().compareTo(after.get().value()) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public boolean replace(Tenant known, Tenant changed) {
    return tenants.replace(known.id().value(), known, changed)
        || changed.equals(tenants.get(changed.id().value()));
  }

  @Override
  public boolean remove(Tenant known) {
    return tenants.remove(known.id().value(), known);
  }
}
