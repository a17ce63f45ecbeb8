package dev.burhan.testing;

import dev.burhan.tenancy.TenantId;
import dev.burhan.webhooks.Webhook;
import dev.burhan.webhooks.WebhookStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps webhooks in memory. */
public final class InMemoryWebhookStore implements WebhookStore {

  private final Map<TenantId, Webhook> webhooks = new ConcurrentHashMap<>();

  @Override
  public void put(TenantId tenant, Webhook webhook) {
    webhooks.put(tenant, webhook);
  }

  @Override
  public Optional<Webhook> find(TenantId tenant) {
    return Optional.ofNullable(webhooks.get(tenant));
  }

  @Override
  public void remove(TenantId tenant) {
    webhooks.remove(tenant);
  }
}
