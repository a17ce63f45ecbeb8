package dev.burhan.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a login for a while, as reading it costs a call. By the wall clock, which goes on while a
 * snapshot of the function lies in store: what was read before is not used after. Thread-safe.
 */
final class KeptLogin {

  private static final Duration KEPT_MAX = Duration.ofMinutes(5);

  private final Supplier<Login> source;
  private final Clock clock;
  private @Nullable Login kept;
  private Instant readAt = Instant.EPOCH;

  KeptLogin(Supplier<Login> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  synchronized Login get() {
    var now = clock.instant();
    if (kept == null || now.isAfter(readAt.plus(KEPT_MAX))) {
      kept = source.get();
      readAt = now;
    }
    return kept;
  }

  /** Reads anew what the database has refused, unless that was done meanwhile. */
  synchronized Login insteadOf(Login refused) {
    if (refused.equals(kept)) {
      kept = null;
    }
    return get();
  }
}
