package dev.burhan.accounts;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.ApiKeyStore;
import dev.burhan.tenancy.KeyId;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes a key that takes the place of another; for a time both are let in. */
public final class RotateKey {

  /** How long the old key is let in where nothing else is said. */
  public static final Duration OVERLAP_DEFAULT = Duration.ofDays(1);

  public static final Duration OVERLAP_MAX = Duration.ofDays(30);

  private final ApiKeyStore keys;
  private final CreateKey create;
  private final Clock clock;

  public RotateKey(ApiKeyStore keys, CreateKey create, Clock clock) {
    this.keys = keys;
    this.create = create;
    this.clock = clock;
  }

  /** The new key may do what the old one might, and lives as long as the old one was meant to. */
  public KeyCreation rotate(TenantId tenant, KeyId id, Duration overlap) {
    if (overlap.isNegative() || overlap.compareTo(OVERLAP_MAX) > 0) {
      throw new IllegalArgumentException("an overlap must be 0 to 30 days, got " + overlap);
    }
    var old = keys.find(tenant, id);
    if (old.isEmpty()) {
      return new KeyCreation.UnknownKey();
    }
    var creation = create.create(tenant, terms(old.get()));
    return creation instanceof KeyCreation.Created created
        ? replaced(tenant, id, overlap, created)
        : creation;
  }

  private KeyTerms terms(ApiKey old) {
    return new KeyTerms(old.label(), old.scopes(), end(old.life()));
  }

  private Optional<Instant> end(ApiKey.Life old) {
    return old.expiresAt().map(end -> clock.instant().plus(Duration.between(old.createdAt(), end)));
  }

  /** An old key that cannot be ended must not be joined by one that nobody was told of. */
  private KeyCreation replaced(
      TenantId tenant, KeyId id, Duration overlap, KeyCreation.Created created) {
    try {
      if (keys.expire(tenant, id, clock.instant().plus(overlap))) {
        return created;
      }
    } catch (DependencyFailure e) {
      throw Compensation.after(e, () -> keys.remove(tenant, created.key().id()));
    }
    keys.remove(tenant, created.key().id());
    return new KeyCreation.UnknownKey();
  }
}
