package dev.burhan.accounts;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.KeySecret;
import dev.burhan.tenancy.Plans;
import dev.burhan.tenancy.Tenant;
import dev.burhan.tenancy.Tenant.Status;
import dev.burhan.tenancy.TenantId;
import dev.burhan.tenancy.TenantStore;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/**
 * Takes a customer in: first at the gateway, then in the store, so that no tenant is ever served
 * without being counted. What fails on the way is undone; what cannot be undone is an identifier at
 * the gateway that nothing uses.
 */
public final class CreateTenant {

  /** 160 bits. */
  private static final int IDENTIFIER_LETTERS = 32;

  private final TenantStore tenants;
  private final GatewayKeys gateway;
  private final Plans plans;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * @param random of cryptographic strength
   */
  public CreateTenant(
      TenantStore tenants, GatewayKeys gateway, Plans plans, Clock clock, RandomGenerator random) {
    this.tenants = tenants;
    this.gateway = gateway;
    this.plans = plans;
    this.clock = clock;
    this.random = random;
  }

  /** What creating a tenant comes to. */
  public sealed interface Result {
    record Created(Tenant tenant) implements Result {}

    /** Another tenant has the id. */
    record Taken() implements Result {}

    record UnknownPlan() implements Result {}
  }

  public Result create(TenantId id, TenantTerms terms) {
    if (plans.find(terms.plan()).isEmpty()) {
      return new Result.UnknownPlan();
    }
    if (tenants.find(id).isPresent()) {
      return new Result.Taken();
    }
    var tenant = tenant(id, terms);
    try {
      gateway.assign(id, tenant.usageIdentifier(), tenant.plan());
      if (tenants.create(tenant)) {
        return new Result.Created(tenant);
      }
    } catch (DependencyFailure e) {
      throw Compensation.after(e, () -> undo(tenant));
    }
    gateway.remove(id, tenant.usageIdentifier());
    return new Result.Taken();
  }

  private Tenant tenant(TenantId id, TenantTerms terms) {
    return new Tenant(
        id,
        terms.name(),
        terms.plan(),
        Status.ACTIVE,
        terms.ownLimits(),
        terms.weakAnswers(),
        KeySecret.letters(IDENTIFIER_LETTERS, random),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  /** The store comes first: a tenant that it kept although it failed must not be left uncounted. */
  private void undo(Tenant tenant) {
    tenants.remove(tenant);
    gateway.remove(tenant.id(), tenant.usageIdentifier());
  }
}
