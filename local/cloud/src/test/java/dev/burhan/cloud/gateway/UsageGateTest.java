package dev.burhan.cloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.testing.SettableClock;
import dev.burhan.engines.UsagePlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class UsageGateTest {

  private final SettableClock clock = new SettableClock();
  private final Map<String, UsagePlan> plans = new HashMap<>();
  private final UsageGate gate = new UsageGate(key -> Optional.ofNullable(plans.get(key)), clock);

  @Test
  void lets_no_key_through_that_is_in_no_plan() {
    assertThat(gate.refusal(Optional.empty())).contains(GatewayResponseType.INVALID_API_KEY);
    assertThat(refusal("unknown")).contains(GatewayResponseType.INVALID_API_KEY);
  }

  @Test
  void holds_the_burst_and_fills_at_the_rate_for_each_key() {
    plans.put("a", plan(2, 3, 1000));
    plans.put("b", plan(2, 3, 1000));
    for (int i = 0; i < 3; i++) {
      assertThat(refusal("a")).isEmpty();
    }

    assertThat(refusal("a")).contains(GatewayResponseType.THROTTLED);
    assertThat(refusal("b")).isEmpty();
    clock.advance(Duration.ofMillis(500));
    assertThat(refusal("a")).isEmpty();
    assertThat(refusal("a")).contains(GatewayResponseType.THROTTLED);
  }

  @Test
  void counts_a_month_and_begins_anew() {
    plans.put("a", plan(100, 100, 2));
    refusal("a");
    refusal("a");

    assertThat(refusal("a")).contains(GatewayResponseType.QUOTA_EXCEEDED);
    clock.advance(Duration.ofDays(31));
    assertThat(refusal("a")).isEmpty();
  }

  @Test
  void says_when_quotas_begin_anew() {
    // It is the second of January, 03:04:05.678.
    assertThat(gate.left()).isEqualTo(Duration.parse("P29DT20H55M54.322S"));
  }

  @Test
  void another_plan_counts_from_its_own_beginning() {
    plans.put("a", plan(1, 1, 1));
    refusal("a");
    assertThat(refusal("a")).isPresent();

    plans.put("a", plan(10, 10, 10));

    assertThat(refusal("a")).isEmpty();
  }

  private Optional<GatewayResponseType> refusal(String key) {
    return gate.refusal(Optional.of(key));
  }

  private static UsagePlan plan(double rate, int burst, long quota) {
    return new UsagePlan("p", "plan", List.of("local:v1"), rate, burst, OptionalLong.of(quota));
  }
}
