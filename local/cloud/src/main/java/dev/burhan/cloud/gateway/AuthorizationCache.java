package dev.burhan.cloud.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps authorizer answers for a time, by wall clock, and drops the least used when full. */
final class AuthorizationCache {

  private final Duration timeToLive;
  private final int entriesMax;
  private final Clock clock;
  private final LinkedHashMap<List<String>, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  private record Entry(Authorization authorization, Instant expiresAt) {}

  AuthorizationCache(Duration timeToLive, int entriesMax, Clock clock) {
    this.timeToLive = timeToLive;
    this.entriesMax = entriesMax;
    this.clock = clock;
  }

  synchronized Optional<Authorization> get(List<String> identity) {
    var entry = entries.get(identity);
    if (entry == null) {
      return Optional.empty();
    }
    if (!clock.instant().isBefore(entry.expiresAt())) {
      entries.remove(identity);
      return Optional.empty();
    }
    return Optional.of(entry.authorization());
  }

  synchronized void put(List<String> identity, Authorization authorization) {
    if (timeToLive.isZero()) {
      return;
    }
    entries.put(identity, new Entry(authorization, clock.instant().plus(timeToLive)));
    if (entries.size() > entriesMax) {
      Map.Entry<List<String>, Entry> eldest = entries.firstEntry();
      entries.remove(eldest.getKey());
    }
  }
}
