package dev.burhan.edge;

import dev.burhan.metering.MeterRequest;
import dev.burhan.metering.ModelQuota;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests that spend in where their tenant's budget has room for the worst that they may
 * cost, and counts what they did cost, however they end. If budgets cannot be reached, nobody is
 * let in.
 */
public final class Admission {

  private static final ModelQuota UNLIMITED =
      (tenant, model, tokens) -> new ModelQuota.Turn.Taken();

  private final @Nullable MeterRequest meter;
  private final ModelQuota quota;
  private final Clock clock;
  private final Supplier<UUID> ids;

  private Admission(
      @Nullable MeterRequest meter, ModelQuota quota, Clock clock, Supplier<UUID> ids) {
    this.meter = meter;
    this.quota = quota;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Lets requests in by their tenants' budgets.
   *
   * @param quota shares what models take a minute among those who were let in
   * @param ids make reservations unlike any other: a client can choose the id of its request
   */
  public static Admission by(
      MeterRequest meter, ModelQuota quota, Clock clock, Supplier<UUID> ids) {
    return new Admission(meter, quota, clock, ids);
  }

  /** For functions that ask no models. */
  public static Admission by(MeterRequest meter, Clock clock, Supplier<UUID> ids) {
    return new Admission(meter, UNLIMITED, clock, ids);
  }

  /** For functions whose routes spend nothing. */
  public static Admission none() {
    return new Admission(null, UNLIMITED, Clock.systemUTC(), UUID::randomUUID);
  }

  private Optional<Duration> turn(TenantId tenant, String model, int tokens) {
    return switch (quota.take(tenant, model, tokens)) {
      case ModelQuota.Turn.Taken() -> Optional.empty();
      case ModelQuota.Turn.Wait(Duration retryAfter) -> Optional.of(retryAfter);
    };
  }

  Visit visit(ApiRequest request) {
    if (meter != null) {
      request.calls().takeTurns((model, tokens) -> turn(request.tenant(), model, tokens));
    }
    return new Visit(request, meter, clock, ids);
  }
}
