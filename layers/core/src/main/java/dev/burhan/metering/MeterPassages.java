package dev.burhan.metering;

import dev.burhan.documents.PassageMeter;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.JobId;
import dev.burhan.language.ModelCall;
import dev.burhan.language.TokenUsage;
import dev.burhan.metering.MeterRequest.Spending;
import dev.burhan.metering.Reserving.Granted;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Counts what the passages of documents cost to embed, batch by batch: a batch is what is embedded
 * at a time and kept. A document that was let in is not stopped half way by a limit; what it cost
 * counts against whatever the tenant asks for next.
 */
public final class MeterPassages implements PassageMeter {

  private static final Duration TIME = Duration.ofMinutes(5);
  private static final Duration SETTLE_MAX = Duration.ofSeconds(10);

  private final MeterRequest meter;
  private final PriceTable prices;
  private final String model;
  private final Supplier<UUID> ids;
  private final Clock clock;

  /**
   * @param model that embeds, as prices have it
   * @param ids make reservations unlike any other, since a batch may be embedded again
   */
  public MeterPassages(
      MeterRequest meter, PriceTable prices, String model, Supplier<UUID> ids, Clock clock) {
    this.meter = meter;
    this.prices = prices;
    this.model = model;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public List<float[]> metered(
      TenantId tenant, JobId job, List<String> texts, Supplier<List<float[]>> embed) {
    int tokens = texts.stream().mapToInt(TokenUsage::estimate).sum();
    var granted = reserved(tenant, tokens);
    boolean embedded = false;
    try {
      var vectors = embed.get();
      embedded = true;
      return vectors;
    } finally {
      var usage = new TokenUsage(tokens, 0, 0, 0, true);
      var call = new ModelCall(ModelCall.Step.EMBED, model, Optional.empty(), usage);
      settle(tenant, granted, embedded ? List.of(call) : List.of());
    }
  }

  private Granted reserved(TenantId tenant, int tokens) {
    var worst = new Amounts(0, tokens, prices.worst(model, tokens, 0));
    var claim = new Claim(new ReservationId("ingest:" + ids.get()), worst, TIME);
    return switch (meter.admit(tenant, claim, BudgetLimit.UNLIMITED)) {
      case Granted granted -> granted;
      case Reserving.Crowded(int open, Duration retryAfter) ->
          throw new DependencyFailure.Transient(
              "requests under way, tenant=" + tenant + ", open=" + open,
              null,
              Optional.of(retryAfter));
      case Reserving.Exceeded exceeded ->
          throw new IllegalStateException("nothing is limited, and yet " + exceeded.limit());
    };
  }

  /** What was paid for is kept: that it cannot be counted must not have it paid for again. */
  private void settle(TenantId tenant, Granted granted, List<ModelCall> calls) {
    try {
      meter.settle(
          tenant, granted, new Spending("ingest", 0, calls), Deadline.in(SETTLE_MAX, clock));
    } catch (DependencyFailure e) {
      // The drift between budget and ledger shows it.
    }
  }
}
