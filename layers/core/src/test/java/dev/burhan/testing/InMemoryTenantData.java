package dev.burhan.testing;

import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.TenantData;
import dev.burhan.tenancy.TenantId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Keeps things of tenants in memory, under one lock, and deletes a few at a time. */
public final class InMemoryTenantData implements TenantData {

  private final String name;
  private final Map<TenantId, Set<String>> things = new HashMap<>();

  public InMemoryTenantData(String name) {
    this.name = name;
  }

  public synchronized void put(TenantId tenant, String thing) {
    things.computeIfAbsent(tenant, id -> new HashSet<>()).add(thing);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized long count(TenantId tenant, Deadline deadline) {
    return things.getOrDefault(tenant, Set.of()).size();
  }

  @Override
  public void delete(TenantId tenant, Deadline deadline) {
    delete(tenant, deadline, () -> {});
  }

  /** Deletes and tells of each thing, so that a test can let time pass. */
  public synchronized void delete(TenantId tenant, Deadline deadline, Runnable deleted) {
    var left = things.getOrDefault(tenant, new HashSet<>());
    while (!left.isEmpty()) {
      deadline.check("deleting " + name);
      left.remove(left.iterator().next());
      deleted.run();
    }
    things.remove(tenant);
  }
}
