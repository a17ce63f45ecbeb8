package dev.burhan.testing;

import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.ApiKeyStore;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.tenancy.KeyId;
import dev.burhan.tenancy.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps API keys in memory. */
public final class InMemoryApiKeyStore implements ApiKeyStore {

  private final Map<KeyHash, ApiKey> keys = new HashMap<>();

  @Override
  public synchronized boolean create(TenantId tenant, KeyHash hash, ApiKey key, int keysMax) {
    if (key.equals(keys.get(hash))) {
      return true;
    }
    if (of(tenant).count() >= keysMax) {
      return false;
    }
    keys.put(hash, key);
    return true;
  }

  @Override
  public synchronized Optional<StoredKey> find(KeyHash hash) {
    return Optional.ofNullable(keys.get(hash)).map(key -> new StoredKey(hash, key));
  }

  @Override
  public synchronized Optional<ApiKey> find(TenantId tenant, KeyId id) {
    return stored(tenant, id).map(Map.Entry::getValue);
  }

  @Override
  public synchronized List<ApiKey> list(TenantId tenant, Optional<KeyId> after, int limit) {
    return of(tenant)
        .map(Map.Entry::getValue)
        .filter(key -> after.isEmpty() || idOf(key).compareTo(after.get().value()) > 0)
        .sorted(Comparator.comparing(InMemoryApiKeyStore::idOf))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized boolean expire(TenantId tenant, KeyId id, Instant end) {
    var stored = stored(tenant, id);
    stored.ifPresent(entry -> entry.setValue(ended(entry.getValue(), end)));
    return stored.isPresent();
  }

  private static ApiKey ended(ApiKey key, Instant end) {
    return new ApiKey(
        key.id(), key.tenant(), key.label(), key.scopes(), key.deployment(), key.life().until(end));
  }

  @Override
  public synchronized boolean remove(TenantId tenant, KeyId id) {
    return stored(tenant, id).map(entry -> keys.remove(entry.getKey())).isPresent();
  }

  private Optional<Map.Entry<KeyHash, ApiKey>> stored(TenantId tenant, KeyId id) {
    return of(tenant).filter(entry -> entry.getValue().id().equals(id)).findFirst();
  }

  private Stream<Map.Entry<KeyHash, ApiKey>> of(TenantId tenant) {
    return keys.entrySet().stream().filter(entry -> entry.getValue().tenant().equals(tenant));
  }

  private static String idOf(ApiKey key) {
    return key.id().value();
  }
}
