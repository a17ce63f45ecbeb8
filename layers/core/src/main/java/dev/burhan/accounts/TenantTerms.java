package dev.burhan.accounts;

import dev.burhan.tenancy.Limits;
import dev.burhan.tenancy.Tenant;
import dev.burhan.tenancy.Tenant.WeakAnswers;
import java.util.Optional;

/**
 * Holds what is agreed with a tenant.
 *
 * @param name for people
 * @param plan names one of the plans
 * @param ownLimits in place of those of the plan
 */
public record TenantTerms(
    String name, String plan, Optional<Limits> ownLimits, WeakAnswers weakAnswers) {

  /** The most characters of a name. */
  public static final int NAME_MAX = 100;

  public TenantTerms {
    if (name.isBlank() || name.length() > NAME_MAX) {
      throw new IllegalArgumentException("a name must hold 1 to 100 characters");
    }
  }

  Tenant appliedTo(Tenant tenant) {
    return new Tenant(
        tenant.id(),
        name,
        plan,
        tenant.status(),
        ownLimits,
        weakAnswers,
        tenant.usageIdentifier(),
        tenant.createdAt());
  }
}
