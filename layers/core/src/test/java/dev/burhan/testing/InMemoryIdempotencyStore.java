package dev.burhan.testing;

import dev.burhan.idempotency.IdempotencyKey;
import dev.burhan.idempotency.IdempotencyStore;
import dev.burhan.idempotency.StoredResponse;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers requests in memory, under one lock. */
public final class InMemoryIdempotencyStore implements IdempotencyStore {

  private final Clock clock;
  private final Map<Key, Entry> entries = new HashMap<>();

  private record Key(TenantId tenant, IdempotencyKey key) {}

  private record Entry(
      String fingerprint,
      int lock,
      Instant lockedUntil,
      Instant expiresAt,
      Optional<StoredResponse> response) {}

  public InMemoryIdempotencyStore(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Beginning begin(
      TenantId tenant, IdempotencyKey key, String fingerprint, Duration lock) {
    var now = clock.instant();
    var entry = entries.get(new Key(tenant, key));
    if (entry != null && now.isBefore(entry.expiresAt()) && isHeld(entry, now)) {
      if (!entry.fingerprint().equals(fingerprint)) {
        return new Beginning.Conflict();
      }
      return entry
          .response()
          .<Beginning>map(Beginning.Done::new)
          .orElseGet(Beginning.InProgress::new);
    }
    int next = entry == null ? 1 : entry.lock() + 1;
    entries.put(
        new Key(tenant, key),
        new Entry(fingerprint, next, now.plus(lock), now.plus(KEPT), Optional.empty()));
    return new Beginning.Begun(next);
  }

  private static boolean isHeld(Entry entry, Instant now) {
    return entry.response().isPresent() || !entry.lockedUntil().isBefore(now);
  }

  @Override
  public synchronized void complete(
      TenantId tenant, IdempotencyKey key, int lock, StoredResponse response) {
    entries.computeIfPresent(
        new Key(tenant, key),
        (k, entry) ->
            isOurs(entry, lock)
                ? new Entry(
                    entry.fingerprint(),
                    lock,
                    entry.lockedUntil(),
                    entry.expiresAt(),
                    Optional.of(response))
                : entry);
  }

  @Override
  public synchronized void abandon(TenantId tenant, IdempotencyKey key, int lock) {
    entries.computeIfPresent(
        new Key(tenant, key), (k, entry) -> isOurs(entry, lock) ? null : entry);
  }

  private static boolean isOurs(Entry entry, int lock) {
    return entry.lock() == lock && entry.response().isEmpty();
  }
}
