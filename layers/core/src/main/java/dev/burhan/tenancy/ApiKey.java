package dev.burhan.tenancy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Describes an API key without its secret.
 *
 * @param id what the key is recognised by in lists and logs; not secret
 */
public record ApiKey(String id, TenantId tenant, Set<Scope> scopes, Optional<Instant> expiresAt) {

  /** What a key may be used for. */
  public enum Scope {
    QUERY,
    INGEST
  }

  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  public boolean isExpired(Instant now) {
    return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
  }
}
