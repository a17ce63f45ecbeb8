package dev.burhan.testing;

import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.ApiKeyStore;
import dev.burhan.tenancy.KeyHash;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps API keys in memory. */
public final class InMemoryApiKeyStore implements ApiKeyStore {

  private final Map<KeyHash, ApiKey> keys = new ConcurrentHashMap<>();

  @Override
  public void save(KeyHash hash, ApiKey key) {
    keys.put(hash, key);
  }

  @Override
  public Optional<ApiKey> find(KeyHash hash) {
    return Optional.ofNullable(keys.get(hash));
  }
}
