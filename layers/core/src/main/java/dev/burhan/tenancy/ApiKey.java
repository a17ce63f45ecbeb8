package dev.burhan.tenancy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Describes an API key without its secret. A key that may administer belongs to the operator: one
 * of anybody else cannot even be described.
 *
 * @param id what the key is recognised by in lists and logs; not secret
 * @param label for people
 * @param deployment the one stack that lets the key in
 */
public record ApiKey(
    KeyId id, TenantId tenant, String label, Set<Scope> scopes, String deployment, Life life) {

  /** What a key may be used for. */
  public enum Scope {
    QUERY,
    INGEST,
    TICKETS,
    VOICE,
    /** Tenants and keys themselves; for the operator alone. */
    ADMIN;

    /** All that a tenant may have. */
    public static Set<Scope> ofTenants() {
      return Set.copyOf(EnumSet.complementOf(EnumSet.of(ADMIN)));
    }

    /** Whether keys of {@code tenant} may have it. */
    public boolean isFor(TenantId tenant) {
      return this != ADMIN || tenant.equals(TenantId.OPERATOR);
    }
  }

  /** When a key is of use: until, not at, its end. */
  public record Life(Instant createdAt, Optional<Instant> expiresAt) {
    public boolean isOver(Instant now) {
      return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** The same life, over at {@code end} unless it was over sooner. */
    public Life until(Instant end) {
      return new Life(createdAt, Optional.of(expiresAt.filter(end::isAfter).orElse(end)));
    }
  }

  public ApiKey {
    scopes = Set.copyOf(scopes);
    var owner = tenant;
    if (!scopes.stream().allMatch(scope -> scope.isFor(owner))) {
      throw new IllegalArgumentException("only keys of the operator may administer");
    }
  }

  public boolean isExpired(Instant now) {
    return life.isOver(now);
  }
}
