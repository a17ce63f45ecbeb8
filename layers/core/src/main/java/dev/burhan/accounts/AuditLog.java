package dev.burhan.accounts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what admins did, by time.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface AuditLog {

  /** How long an entry is kept. */
  Duration KEPT = Duration.ofDays(731);

  /** Records an entry; one with the same stamp takes the place of the one before. */
  void record(AuditEntry entry);

  /**
   * A page of entries, newest first.
   *
   * @param before the last entry of the page before
   */
  List<AuditEntry> list(Optional<AuditEntry.Stamp> before, int limit);
}
