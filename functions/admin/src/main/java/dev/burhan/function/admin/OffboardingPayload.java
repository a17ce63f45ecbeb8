package dev.burhan.function.admin;

import dev.burhan.accounts.Erasure;
import dev.burhan.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a tenant is gone.
 *
 * @param settledAt before which something may still come in, where that is ahead
 * @param stores what there was when the request came, and what is left
 */
record OffboardingPayload(
    String tenantId, String status, @Nullable String settledAt, List<Store> stores) {

  /** What became of one store's part. */
  record Store(String store, long before, long after) {}

  static OffboardingPayload gone(TenantId tenant, List<Erasure> erasures) {
    return new OffboardingPayload(tenant.value(), "gone", null, stores(erasures));
  }

  static OffboardingPayload unfinished(
      TenantId tenant, List<Erasure> erasures, Optional<Instant> settledAt) {
    var settled = settledAt.map(Instant::toString).orElse(null);
    return new OffboardingPayload(tenant.value(), "partial", settled, stores(erasures));
  }

  private static List<Store> stores(List<Erasure> erasures) {
    return erasures.stream().map(it -> new Store(it.store(), it.before(), it.after())).toList();
  }
}
