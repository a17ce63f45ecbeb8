package dev.burhan.tenancy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps API keys by the hash of their secret; the secret itself is nowhere.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface ApiKeyStore {

  /** The most keys a tenant may have, those that have expired included. */
  int KEYS_MAX = 1_000;

  /**
   * Stores a new key unless the tenant has {@code keysMax}; of any number at once no more get in.
   *
   * @return whether it was stored; true for the very same key again
   */
  boolean create(TenantId tenant, KeyHash hash, ApiKey key, int keysMax);

  /** Finds a key by its hash, as it is now: whose it is, is not known before. */
  Optional<StoredKey> find(KeyHash hash);

  /** Finds a key of the tenant; it may take a moment to see one that was just created. */
  Optional<ApiKey> find(TenantId tenant, KeyId id);

  /** A page of the tenant's keys by id, those that have expired included. */
  List<ApiKey> list(TenantId tenant, Optional<KeyId> after, int limit);

  /**
   * Ends a key's life at {@code end} unless it ends sooner.
   *
   * @return false where the tenant has no such key
   */
  boolean expire(TenantId tenant, KeyId id, Instant end);

  /**
   * Removes a key.
   *
   * @return false where the tenant has no such key
   */
  boolean remove(TenantId tenant, KeyId id);

  /** Pairs a key with the hash it is stored under. */
  record StoredKey(KeyHash hash, ApiKey key) {}
}
