package dev.burhan.testing;

import dev.burhan.metering.ModelQuota;
import java.util.Map;

/** Holds the fake to the contract. */
final class InMemoryModelQuotaTest implements ModelQuotaContract {

  private final SettableClock clock = new SettableClock(START);

  @Override
  public ModelQuota quota(Map<String, Long> quotas) {
    return new InMemoryModelQuota(clock, quotas);
  }

  @Override
  public SettableClock clock() {
    return clock;
  }
}
