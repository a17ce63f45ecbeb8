package dev.burhan.accounts;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.ApiKey.Life;
import dev.burhan.tenancy.ApiKeyStore;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.tenancy.KeyId;
import dev.burhan.tenancy.KeySecret;
import dev.burhan.tenancy.Tenant;
import dev.burhan.tenancy.Tenant.Status;
import dev.burhan.tenancy.TenantId;
import dev.burhan.tenancy.TenantStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes a key for a tenant, whose secret is shown this once. */
public final class CreateKey {

  private static final int PAGE = 100;

  private final ApiKeyStore keys;
  private final TenantStore tenants;
  private final Minting minting;
  private final Clock clock;

  /**
   * Holds what a key is made with.
   *
   * @param deployment the stack that is to let the key in
   * @param hasher of the pepper as it is now
   * @param random of cryptographic strength
   */
  public record Minting(
      String deployment, Supplier<KeyHash.Hasher> hasher, RandomGenerator random) {}

  public CreateKey(ApiKeyStore keys, TenantStore tenants, Minting minting, Clock clock) {
    this.keys = keys;
    this.tenants = tenants;
    this.minting = minting;
    this.clock = clock;
  }

  public KeyCreation create(TenantId tenant, KeyTerms terms) {
    var status = tenants.find(tenant).map(Tenant::status);
    if (status.isEmpty()) {
      return new KeyCreation.UnknownTenant();
    }
    if (status.get() == Status.LEAVING) {
      return new KeyCreation.TenantLeaving();
    }
    if (!terms.scopes().stream().allMatch(scope -> scope.isFor(tenant))) {
      return new KeyCreation.NotForTenants();
    }
    var life = new Life(now(), terms.expiresAt().map(end -> end.truncatedTo(ChronoUnit.MILLIS)));
    return life.isOver(now()) ? new KeyCreation.AlreadyOver() : store(tenant, terms, life);
  }

  private KeyCreation store(TenantId tenant, KeyTerms terms, Life life) {
    var secret = KeySecret.random(minting.random());
    var hash = minting.hasher().get().hash(secret.value());
    var key =
        new ApiKey(secret.id(), tenant, terms.label(), terms.scopes(), minting.deployment(), life);
    return store(tenant, hash, key) || (removeExpired(tenant) && store(tenant, hash, key))
        ? new KeyCreation.Created(key, secret)
        : new KeyCreation.TooMany(ApiKeyStore.KEYS_MAX);
  }

  /** A store that failed may have kept the key, whose secret nobody would know. */
  private boolean store(TenantId tenant, KeyHash hash, ApiKey key) {
    try {
      return keys.create(tenant, hash, key, ApiKeyStore.KEYS_MAX);
    } catch (DependencyFailure e) {
      throw Compensation.after(e, () -> keys.remove(tenant, key.id()));
    }
  }

  /** Keys that are over stay on the list until their room is needed. */
  private boolean removeExpired(TenantId tenant) {
    boolean isAnyRemoved = false;
    var after = Optional.<KeyId>empty();
    while (true) {
      var page = keys.list(tenant, after, PAGE);
      for (var key : page) {
        isAnyRemoved |= key.isExpired(now()) && keys.remove(tenant, key.id());
      }
      if (page.size() < PAGE) {
        return isAnyRemoved;
      }
      after = Optional.of(page.getLast().id());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
