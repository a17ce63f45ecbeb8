package dev.burhan.metering;

import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Says who may take how much of a model's minute: max–min fair. A share is what each would have if
 * all that were active lately, and one newcomer, had the same. Each may always take its own share;
 * beyond it only what is not kept for others. What is kept shrinks as the minute passes, so that
 * what nobody asks for is not wasted.
 *
 * @param quota tokens of the minute
 * @param used this minute
 * @param active who asked in this minute or the one before, granted or not
 */
public record FairShare(long quota, Map<TenantId, Long> used, Set<TenantId> active) {

  private static final double MINUTE_MILLIS = 60_000;

  /** Part of a share that is kept to the end of the minute. */
  private static final double KEPT_LEAST = .25;

  public FairShare {
    used = Map.copyOf(used);
    active = Set.copyOf(active);
  }

  /** Most that a tenant may have used for a call to lie within its share; its first always does. */
  public long ownMost(TenantId tenant, long tokens) {
    return Math.max(0, share(tenant) - tokens);
  }

  /** Most that all may have used for a call that goes beyond its tenant's share. */
  public long borrowMost(TenantId tenant, long tokens, Instant at) {
    double share = share(tenant);
    double kept = share * left(at);
    for (var other : active) {
      if (!other.equals(tenant)) {
        double most = share * Math.max(left(at), KEPT_LEAST);
        kept += Math.clamp(share - used.getOrDefault(other, 0L), 0, most);
      }
    }
    return quota - tokens - (long) Math.ceil(kept);
  }

  /** Most that all may have used for any call. */
  public long most(long tokens) {
    return quota - tokens;
  }

  public boolean allows(TenantId tenant, long tokens, Instant at) {
    long total = used.values().stream().mapToLong(Long::longValue).sum();
    boolean isOwn = used.getOrDefault(tenant, 0L) <= ownMost(tenant, tokens);
    return total <= most(tokens) && (isOwn || total <= borrowMost(tenant, tokens, at));
  }

  /** How long until a call is allowed if nobody else asks, the next minute at the latest. */
  public Duration wait(TenantId tenant, long tokens, Instant at) {
    var end = Window.at(Window.Length.MINUTE, at).end();
    for (int seconds = 1; at.plusSeconds(seconds).isBefore(end); seconds++) {
      if (allows(tenant, tokens, at.plusSeconds(seconds))) {
        return Duration.ofSeconds(seconds);
      }
    }
    return Duration.ofSeconds(Math.ceilDiv(Duration.between(at, end).toMillis(), 1_000));
  }

  private long share(TenantId tenant) {
    var sharing = new HashSet<>(active);
    sharing.add(tenant);
    return quota / (sharing.size() + 1);
  }

  /** How much of the minute is left, 0 to 1. */
  private static double left(Instant at) {
    var end = Window.at(Window.Length.MINUTE, at).end();
    return Duration.between(at, end).toMillis() / MINUTE_MILLIS;
  }
}
