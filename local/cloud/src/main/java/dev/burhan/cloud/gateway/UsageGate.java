package dev.burhan.cloud.gateway;

import dev.burhan.engines.UsagePlan;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Counts requests by usage plan, as API Gateway does where an API requires keys. */
final class UsageGate {

  private final Function<String, Optional<UsagePlan>> plans;
  private final Clock clock;
  private final Map<String, Usage> usages = new ConcurrentHashMap<>();

  /**
   * @param plans finds the plan of a key; one that is in none is refused
   */
  UsageGate(Function<String, Optional<UsagePlan>> plans, Clock clock) {
    this.plans = plans;
    this.clock = clock;
  }

  /** Why a request is not let through; empty when it is. */
  Optional<GatewayResponseType> refusal(Optional<String> usageIdentifier) {
    var plan = usageIdentifier.flatMap(plans);
    if (usageIdentifier.isEmpty() || plan.isEmpty()) {
      return Optional.of(GatewayResponseType.INVALID_API_KEY);
    }
    var usage =
        usages.compute(
            usageIdentifier.get(),
            (key, known) ->
                known != null && known.plan.equals(plan.get())
                    ? known
                    : new Usage(plan.get(), clock));
    return usage.refusal();
  }

  /** How long it is until quotas begin anew. */
  Duration left() {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var next = YearMonth.from(now).plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC);
    return Duration.between(now, next);
  }

  /** What one key has used in its plan. */
  private static final class Usage {

    private final UsagePlan plan;
    private final Clock clock;
    private final TokenBucket bucket;
    private YearMonth month;
    private long requests;

    Usage(UsagePlan plan, Clock clock) {
      this.plan = plan;
      this.clock = clock;
      this.bucket = new TokenBucket(plan.rate(), plan.burst(), clock);
      this.month = now();
    }

    private YearMonth now() {
      return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }

    synchronized Optional<GatewayResponseType> refusal() {
      if (!now().equals(month)) {
        month = now();
        requests = 0;
      }
      if (requests >= plan.quotaPerMonth().orElse(Long.MAX_VALUE)) {
        return Optional.of(GatewayResponseType.QUOTA_EXCEEDED);
      }
      if (!bucket.take()) {
        return Optional.of(GatewayResponseType.THROTTLED);
      }
      requests++;
      return Optional.empty();
    }
  }
}
