package dev.burhan.testing;

import dev.burhan.accounts.AuditEntry;
import dev.burhan.accounts.AuditEntry.Stamp;
import dev.burhan.accounts.AuditLog;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps the audit log in memory. */
public final class InMemoryAuditLog implements AuditLog {

  private final NavigableMap<Stamp, AuditEntry> entries =
      new ConcurrentSkipListMap<>(
          Comparator.comparing(Stamp::at).thenComparing(stamp -> stamp.id().toString()).reversed());

  @Override
  public void record(AuditEntry entry) {
    entries.put(entry.stamp(), entry);
  }

  @Override
  public List<AuditEntry> list(Optional<Stamp> before, int limit) {
    return before.map(last -> entries.tailMap(last, false)).orElse(entries).values().stream()
        .limit(limit)
        .toList();
  }
}
