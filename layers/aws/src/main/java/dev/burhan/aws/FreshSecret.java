package dev.burhan.aws;

import dev.burhan.failure.DependencyFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds a secret that is read when it is first needed and again when it has grown old, so that one
 * which was changed is not held for as long as this process lives, nor as long as a snapshot of it.
 * Ages are told by the wall clock, which goes on across a snapshot. While the secret cannot be read
 * the last one serves, for a while. Thread-safe.
 */
public final class FreshSecret implements Supplier<String> {

  private final Supplier<String> fetch;
  private final Ages ages;
  private final Clock clock;
  private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

  /**
   * Says how long a secret is held.
   *
   * @param fresh until it is read again
   * @param stale until it no longer serves though it cannot be read
   */
  public record Ages(Duration fresh, Duration stale) {
    public static final Ages STANDARD = new Ages(Duration.ofMinutes(5), Duration.ofHours(1));
  }

  private record Held(String secret, Instant readAt) {
    boolean isYoungerThan(Duration age, Instant now) {
      return now.isBefore(readAt.plus(age)) && !now.isBefore(readAt);
    }
  }

  public FreshSecret(Supplier<String> fetch, Ages ages, Clock clock) {
    this.fetch = fetch;
    this.ages = ages;
    this.clock = clock;
  }

  @Override
  public String get() {
    var now = clock.instant();
    var last = held.get();
    if (last != null && last.isYoungerThan(ages.fresh(), now)) {
      return last.secret();
    }
    try {
      var secret = fetch.get();
      held.set(new Held(secret, now));
      return secret;
    } catch (DependencyFailure.Transient e) {
      if (last != null && last.isYoungerThan(ages.stale(), now)) {
        return last.secret();
      }
      throw e;
    }
  }
}
