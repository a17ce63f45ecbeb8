package dev.burhan.tenancy;

import java.time.Instant;
import java.util.Optional;

/**
 * Describes a customer.
 *
 * @param name for people
 * @param plan names one of the plans
 * @param ownLimits what was agreed with this tenant in place of its plan's limits
 * @param weakAnswers what is done with an answer whose sources support it weakly
 * @param usageIdentifier opaque and random; the gateway counts requests by it, and no secret of the
 *     tenant is there
 */
public record Tenant(
    TenantId id,
    String name,
    String plan,
    Status status,
    Optional<Limits> ownLimits,
    WeakAnswers weakAnswers,
    String usageIdentifier,
    Instant createdAt) {

  /** Whether a tenant is served. */
  public enum Status {
    ACTIVE,
    /** Its keys are refused; nothing of it is deleted. */
    SUSPENDED,
    /** Its data is being deleted; there is no way back. */
    LEAVING
  }

  /** What is done with an answer whose sources support it weakly. */
  public enum WeakAnswers {
    /** It is given, and says so. */
    FLAG,
    /** It is withheld: the documents do not say. */
    ABSTAIN
  }
}
