package dev.burhan.function.admin;

import dev.burhan.tenancy.Plans;
import dev.burhan.tenancy.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of tenants.
 *
 * @param next pass it as {@code after} for the next page; null on the last
 */
record TenantListPayload(List<TenantPayload> tenants, @Nullable String next) {

  /** Takes one more than the page holds, to tell whether there is another. */
  static TenantListPayload of(List<Tenant> found, int limit, Plans plans) {
    var page = found.subList(0, Math.min(limit, found.size()));
    return new TenantListPayload(
        page.stream().map(tenant -> TenantPayload.of(tenant, plans)).toList(),
        found.size() > limit ? page.getLast().id().value() : null);
  }
}
