package dev.burhan.tenancy;

import dev.burhan.tenancy.ApiKeyStore.StoredKey;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells whose key a request carries, if anybody's, in one read of the key and one of the tenant.
 */
public final class AuthenticateKey {

  private final ApiKeyStore keys;
  private final TenantStore tenants;
  private final Supplier<KeyHash.Hasher> hasher;
  private final String deployment;
  private final Clock clock;

  /**
   * @param hasher of the pepper as it is now
   * @param deployment the stack this runs in, whose keys alone are let in
   */
  public AuthenticateKey(
      ApiKeyStore keys,
      TenantStore tenants,
      Supplier<KeyHash.Hasher> hasher,
      String deployment,
      Clock clock) {
    this.keys = keys;
    this.tenants = tenants;
    this.hasher = hasher;
    this.deployment = deployment;
    this.clock = clock;
  }

  /** What looking at a key comes to. */
  public sealed interface Result {

    /** The tenant is served. */
    record Accepted(ApiKey key, Tenant tenant) implements Result {}

    /** The key is good, but its tenant is suspended or leaving. */
    record Suspended(ApiKey key, Tenant tenant) implements Result {}

    /** Malformed, unknown, expired or of another deployment; which of these is not told. */
    record Refused() implements Result {}
  }

  public Result authenticate(String secret) {
    var key = KeySecret.read(secret).flatMap(this::stored).filter(this::isOfUse);
    var tenant = key.flatMap(it -> tenants.find(it.tenant()));
    if (key.isEmpty() || tenant.isEmpty()) {
      return new Result.Refused();
    }
    return switch (tenant.get().status()) {
      case ACTIVE -> new Result.Accepted(key.get(), tenant.get());
      case SUSPENDED, LEAVING -> new Result.Suspended(key.get(), tenant.get());
    };
  }

  private Optional<ApiKey> stored(KeySecret secret) {
    var hash = hasher.get().hash(secret.value());
    return keys.find(hash).filter(stored -> stored.hash().matches(hash)).map(StoredKey::key);
  }

  private boolean isOfUse(ApiKey key) {
    return !key.isExpired(clock.instant()) && key.deployment().equals(deployment);
  }
}
