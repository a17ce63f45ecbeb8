package dev.burhan.testing;

import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import dev.burhan.webhooks.WebhookDelivery;
import dev.burhan.webhooks.WebhookLog;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers deliveries in memory. */
public final class InMemoryWebhookLog implements WebhookLog {

  private final Map<Key, WebhookDelivery> deliveries = new ConcurrentHashMap<>();

  private record Key(TenantId tenant, JobId job) {}

  @Override
  public void record(TenantId tenant, JobId job, WebhookDelivery delivery) {
    deliveries.put(new Key(tenant, job), delivery);
  }

  @Override
  public Optional<WebhookDelivery> find(TenantId tenant, JobId job) {
    return Optional.ofNullable(deliveries.get(new Key(tenant, job)));
  }
}
