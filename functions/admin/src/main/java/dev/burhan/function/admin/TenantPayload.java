package dev.burhan.function.admin;

import dev.burhan.edge.LimitsJson;
import dev.burhan.tenancy.Plans;
import dev.burhan.tenancy.Tenant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A tenant.
 *
 * @param ownLimits what was agreed in place of its plan's limits; null for nothing
 * @param limits that hold
 */
record TenantPayload(
    String tenantId,
    String name,
    String plan,
    String status,
    @Nullable LimitsJson ownLimits,
    LimitsJson limits,
    String weakAnswers,
    String createdAt) {

  static TenantPayload of(Tenant tenant, Plans plans) {
    return new TenantPayload(
        tenant.id().value(),
        tenant.name(),
        tenant.plan(),
        tenant.status().name().toLowerCase(Locale.ROOT),
        tenant.ownLimits().map(LimitsJson::of).orElse(null),
        LimitsJson.of(plans.limits(tenant)),
        tenant.weakAnswers().name().toLowerCase(Locale.ROOT),
        tenant.createdAt().toString());
  }
}
