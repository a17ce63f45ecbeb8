package dev.burhan.webhooks;

import dev.burhan.tenancy.TenantId;
import java.util.Optional;

/**
 * Keeps the webhook of each tenant, its times to the millisecond.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface WebhookStore {

  /** Stores a webhook in place of the tenant's former one. */
  void put(TenantId tenant, Webhook webhook);

  Optional<Webhook> find(TenantId tenant);

  /** Removes a tenant's webhook; harmless when there is none. */
  void remove(TenantId tenant);
}
