package dev.burhan.testing;

import dev.burhan.accounts.GatewayKeys;
import dev.burhan.tenancy.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Plays the gateway in memory. */
public final class InMemoryGatewayKeys implements GatewayKeys {

  private final Map<String, String> plans = new ConcurrentHashMap<>();

  @Override
  public void assign(TenantId tenant, String usageIdentifier, String plan) {
    plans.put(usageIdentifier, plan);
  }

  @Override
  public void remove(TenantId tenant, String usageIdentifier) {
    plans.remove(usageIdentifier);
  }

  @Override
  public Optional<String> plan(TenantId tenant, String usageIdentifier) {
    return Optional.ofNullable(plans.get(usageIdentifier));
  }

  /** All identifiers known, with their plans. */
  public Map<String, String> all() {
    return Map.copyOf(plans);
  }
}
