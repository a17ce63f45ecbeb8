package dev.burhan.accounts;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.ApiKeyStore;
import dev.burhan.tenancy.KeyId;
import dev.burhan.tenancy.Tenant;
import dev.burhan.tenancy.Tenant.Status;
import dev.burhan.tenancy.TenantData;
import dev.burhan.tenancy.TenantId;
import dev.burhan.tenancy.TenantStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sees a tenant off: refuses its keys, deletes all that is kept of it, and forgets it last. It may
 * end anywhere, for want of time or by a failure, and goes on when it is called again.
 */
public final class OffboardTenant {

  /** Kept back from the deadline, to count what is left. */
  private static final Duration RESERVE = Duration.ofSeconds(8);

  private static final int PAGE = 100;

  private final TenantStore tenants;
  private final ApiKeyStore keys;
  private final GatewayKeys gateway;
  private final Kept kept;
  private final Duration settling;

  /**
   * @param settling how long after its keys were ended something of a tenant may still come in: a
   *     request let in by a remembered answer of the authorizer, a worker that runs, an upload that
   *     was permitted
   */
  public OffboardTenant(
      TenantStore tenants, ApiKeyStore keys, GatewayKeys gateway, Kept kept, Duration settling) {
    this.tenants = tenants;
    this.keys = keys;
    this.gateway = gateway;
    this.kept = kept;
    this.settling = settling;
  }

  /**
   * Says where things of tenants are kept.
   *
   * @param data all but the keys, in the order it is to be deleted
   * @param keys deleted at the very end, since they tell since when none is let in
   */
  public record Kept(List<TenantData> data, TenantData keys) {
    public Kept {
      data = List.copyOf(data);
    }
  }

  /** What off-boarding comes to. */
  public sealed interface Result {

    /** Nothing is left of the tenant. */
    record Gone(List<Erasure> erasures) implements Result {
      public Gone {
        erasures = List.copyOf(erasures);
      }
    }

    /**
     * Its keys are refused; it is to be called again.
     *
     * @param settledAt when nothing more can come in, where that is still ahead
     */
    record Unfinished(List<Erasure> erasures, Optional<Instant> settledAt) implements Result {
      public Unfinished {
        erasures = List.copyOf(erasures);
      }
    }

    /** There is no such tenant, and nothing of it. */
    record Unknown() implements Result {}

    /** Nobody could administer without it. */
    record OperatorStays() implements Result {}
  }

  public Result offboard(TenantId id, Deadline deadline) {
    if (id.equals(TenantId.OPERATOR)) {
      return new Result.OperatorStays();
    }
    return switch (new TenantUpdate(tenants).apply(id, OffboardTenant::leaving)) {
      case TenantChange.Changed(Tenant tenant) -> seeOff(tenant, deadline);
      case TenantChange.Leaving leaving ->
          tenants.find(id).map(it -> seeOff(it, deadline)).orElseGet(() -> sweep(id, deadline));
      case TenantChange.Unknown unknown -> sweep(id, deadline);
      case TenantChange.UnknownPlan unknown -> throw new IllegalStateException("no plan changes");
      case TenantChange.OperatorStays stays -> new Result.OperatorStays();
    };
  }

  private static Tenant leaving(Tenant tenant) {
    return new Tenant(
        tenant.id(),
        tenant.name(),
        tenant.plan(),
        Status.LEAVING,
        tenant.ownLimits(),
        tenant.weakAnswers(),
        tenant.usageIdentifier(),
        tenant.createdAt());
  }

  private Result seeOff(Tenant tenant, Deadline deadline) {
    var id = tenant.id();
    var settledAt =
        endKeys(id, deadline.clock().instant())
            .map(end -> end.plus(settling))
            .filter(end -> end.isAfter(deadline.clock().instant()));
    var erasures = new Eraser(kept.data(), RESERVE).erase(id, deadline);
    long keysBefore = kept.keys().count(id, deadline);
    if (settledAt.isPresent() || !erasures.stream().allMatch(Erasure::isComplete)) {
      return new Result.Unfinished(
          with(erasures, new Erasure(kept.keys().name(), keysBefore, keysBefore)), settledAt);
    }
    return forget(tenant, erasures, deadline);
  }

  /** Nobody calls with an ended key again; the latest end tells since when. */
  private Optional<Instant> endKeys(TenantId tenant, Instant now) {
    var latest = Optional.<Instant>empty();
    var after = Optional.<KeyId>empty();
    while (true) {
      var page = keys.list(tenant, after, PAGE);
      for (var key : page) {
        keys.expire(tenant, key.id(), now);
        latest = Stream.of(latest, end(key, now)).flatMap(Optional::stream).max(Instant::compareTo);
      }
      if (page.size() < PAGE) {
        return latest;
      }
      after = Optional.of(page.getLast().id());
    }
  }

  private static Optional<Instant> end(ApiKey key, Instant now) {
    return key.life().until(now).expiresAt();
  }

  /** The record goes last: while it is there, a failure leaves something to go on from. */
  private Result forget(Tenant tenant, List<Erasure> erasures, Deadline deadline) {
    var erasedKeys = new Eraser(List.of(kept.keys()), Duration.ZERO).erase(tenant.id(), deadline);
    var all = with(erasures, erasedKeys.getFirst());
    if (!all.getLast().isComplete()) {
      return new Result.Unfinished(all, Optional.empty());
    }
    gateway.remove(tenant.id(), tenant.usageIdentifier());
    if (!tenants.remove(tenant)) {
      throw new DependencyFailure.Transient("tenant " + tenant.id() + " is being changed", null);
    }
    return new Result.Gone(all);
  }

  /** Of a tenant that is gone something may be kept on purpose until a time, or restored. */
  private Result sweep(TenantId id, Deadline deadline) {
    var everything = with(kept.data(), kept.keys());
    var erasures = new Eraser(everything, RESERVE).erase(id, deadline);
    if (erasures.stream().allMatch(erasure -> erasure.before() == 0)) {
      return new Result.Unknown();
    }
    return erasures.stream().allMatch(Erasure::isComplete)
        ? new Result.Gone(erasures)
        : new Result.Unfinished(erasures, Optional.empty());
  }

  private static <T> List<T> with(List<T> list, T last) {
    return Stream.concat(list.stream(), Stream.of(last)).toList();
  }
}
