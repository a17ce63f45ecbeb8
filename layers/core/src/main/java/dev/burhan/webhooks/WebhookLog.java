package dev.burhan.webhooks;

import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.util.Optional;

/**
 * Remembers how far the webhook of each job is, its times to the millisecond. Entries go when the
 * records of their jobs do.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface WebhookLog {

  /** Remembers how far it is now, in place of how far it was. */
  void record(TenantId tenant, JobId job, WebhookDelivery delivery);

  /** Empty until the first attempt. */
  Optional<WebhookDelivery> find(TenantId tenant, JobId job);
}
