package dev.burhan.eval.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.metering.ModelQuota;
import dev.burhan.metering.Window;
import dev.burhan.testing.InMemoryModelQuota;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One greedy tenant beside nine quiet ones. */
final class FairnessTest {

  private static final Map<String, Long> QUOTAS =
      Map.of(FairnessSimulation.MODEL, FairnessSimulation.QUOTA);

  @Test
  void quiet_tenants_notice_nothing_of_a_greedy_one_that_gets_the_rest() {
    var report =
        FairnessReport.of(new FairnessSimulation(clock -> new InMemoryModelQuota(clock, QUOTAS)));

    assertThat(report.isGood()).as(report.table()).isTrue();
    assertThat(report.greedyPart()).as(report.table()).isGreaterThan(.40);
  }

  @Test
  void first_come_first_served_starves_them_which_the_simulation_shows() {
    var report = FairnessReport.of(new FairnessSimulation(FairnessTest::firstCome));

    assertThat(report.isGood()).as(report.table()).isFalse();
  }

  /** Grants whatever fits into the minute. */
  private static ModelQuota firstCome(Clock clock) {
    var used = new HashMap<Window, Long>();
    return (tenant, model, tokens) -> {
      var minute = Window.at(Window.Length.MINUTE, clock.instant());
      long total = used.merge(minute, tokens, Long::sum);
      if (total <= FairnessSimulation.QUOTA) {
        return new ModelQuota.Turn.Taken();
      }
      used.merge(minute, -tokens, Long::sum);
      return new ModelQuota.Turn.Wait(Duration.ofSeconds(1));
    };
  }
}
