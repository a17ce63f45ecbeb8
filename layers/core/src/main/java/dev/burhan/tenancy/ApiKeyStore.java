package dev.burhan.tenancy;

import java.util.Optional;

/**
 * Keeps API keys by the hash of their secret; the secret itself is nowhere.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface ApiKeyStore {

  /** Stores a key; the same hash again replaces it. */
  void save(KeyHash hash, ApiKey key);

  Optional<ApiKey> find(KeyHash hash);
}
