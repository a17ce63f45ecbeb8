package dev.burhan.testing;

import dev.burhan.metering.FairShare;
import dev.burhan.metering.ModelQuota;
import dev.burhan.metering.Window;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** Shares the tokens of models in memory, under one lock. */
public final class InMemoryModelQuota implements ModelQuota {

  private final Clock clock;
  private final Map<String, Long> quotas;
  private final Map<Slot, Map<TenantId, Long>> used = new HashMap<>();

  private record Slot(String model, Window minute) {}

  public InMemoryModelQuota(Clock clock, Map<String, Long> quotas) {
    this.clock = clock;
    this.quotas = Map.copyOf(quotas);
  }

  @Override
  public synchronized Turn take(TenantId tenant, String model, long tokens) {
    var quota = quotas.get(model);
    if (quota == null) {
      return new Turn.Taken();
    }
    long wanted = Math.min(tokens, quota);
    var now = clock.instant();
    var minute = Window.at(Window.Length.MINUTE, now);
    var before = Window.at(Window.Length.MINUTE, minute.start().minusMillis(1));
    var use = used.computeIfAbsent(new Slot(model, minute), slot -> new HashMap<>());
    use.putIfAbsent(tenant, 0L);
    var active = new HashSet<>(use.keySet());
    active.addAll(used.getOrDefault(new Slot(model, before), Map.of()).keySet());
    var share = new FairShare(quota, use, active);
    if (!share.allows(tenant, wanted, now)) {
      return new Turn.Wait(share.wait(tenant, wanted, now));
    }
    use.merge(tenant, wanted, Long::sum);
    return new Turn.Taken();
  }
}
