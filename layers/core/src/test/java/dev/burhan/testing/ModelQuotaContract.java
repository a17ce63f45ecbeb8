package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.metering.ModelQuota;
import dev.burhan.metering.ModelQuota.Turn;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Says how every {@link ModelQuota} shares. Models are new in each test, so it may be kept. */
public interface ModelQuotaContract {

  Instant START = Instant.parse("2026-12-01T12:00:00Z");
  TenantId GREEDY = new TenantId("greedy");
  TenantId QUIET = new TenantId("quiet");
  TenantId NEWCOMER = new TenantId("newcomer");
  Turn TAKEN = new Turn.Taken();

  ModelQuota quota(Map<String, Long> quotas);

  /** The clock it reads; begins with a minute. */
  SettableClock clock();

  static String newModel() {
    return "model-" + UUID.randomUUID();
  }

  /** How much a tenant gets if it takes all it can, a hundred at a time. */
  static long all(ModelQuota quota, TenantId tenant, String model) {
    long got = 0;
    while (quota.take(tenant, model, 100).equals(TAKEN)) {
      got += 100;
    }
    return got;
  }

  @Test
  default void a_model_without_a_quota_has_tokens_for_everybody() {
    assertThat(quota(Map.of()).take(GREEDY, newModel(), Long.MAX_VALUE)).isEqualTo(TAKEN);
  }

  @Test
  default void one_that_is_alone_leaves_the_share_of_a_newcomer_at_first() {
    var model = newModel();
    var quota = quota(Map.of(model, 10_000L));

    assertThat(all(quota, GREEDY, model)).isEqualTo(5_000);
    assertThat(all(quota, NEWCOMER, model)).isEqualTo(3_300);
  }

  @Test
  default void what_nobody_came_for_can_be_had_as_the_minute_passes() {
    var model = newModel();
    var quota = quota(Map.of(model, 10_000L));
    long got = all(quota, GREEDY, model);
    clock().advance(Duration.ofSeconds(30));
    got += all(quota, GREEDY, model);
    assertThat(got).isEqualTo(7_500);
    clock().advance(Duration.ofSeconds(29));

    got += all(quota, GREEDY, model);

    assertThat(got).isBetween(9_800L, 10_000L);
  }

  @Test
  default void a_share_is_there_for_whoever_was_active_lately_though_others_take_all_they_can() {
    var model = newModel();
    var quota = quota(Map.of(model, 9_000L));
    quota.take(QUIET, model, 100);
    quota.take(GREEDY, model, 100);
    clock().advance(Duration.ofMinutes(1));
    assertThat(all(quota, GREEDY, model)).isEqualTo(3_000);

    assertThat(all(quota, QUIET, model)).isEqualTo(3_000);
    assertThat(all(quota, NEWCOMER, model)).isGreaterThanOrEqualTo(2_200);
  }

  @Test
  default void whoever_was_refused_counts_as_active() {
    var model = newModel();
    var quota = quota(Map.of(model, 10_000L));
    all(quota, GREEDY, model);
    all(quota, NEWCOMER, model);
    assertThat(quota.take(QUIET, model, 10_000)).isInstanceOf(Turn.Wait.class);
    clock().advance(Duration.ofMinutes(1));

    all(quota, GREEDY, model);

    assertThat(all(quota, QUIET, model)).isEqualTo(2_500);
  }

  @Test
  default void whoever_has_not_asked_for_two_minutes_is_forgotten() {
    var model = newModel();
    var quota = quota(Map.of(model, 10_000L));
    quota.take(QUIET, model, 100);
    clock().advance(Duration.ofMinutes(2));

    assertThat(all(quota, GREEDY, model)).isEqualTo(5_000);
  }

  @Test
  default void the_first_call_of_a_minute_may_be_larger_than_a_share() {
    var model = newModel();
    var quota = quota(Map.of(model, 10_000L));

    assertThat(quota.take(QUIET, model, 9_000)).isEqualTo(TAKEN);
    assertThat(quota.take(GREEDY, model, 2_000)).isEqualTo(new Turn.Wait(Duration.ofMinutes(1)));
  }

  @Test
  default void a_call_larger_than_the_minute_takes_all_of_it() {
    var model = newModel();
    var quota = quota(Map.of(model, 1_000L));

    assertThat(quota.take(QUIET, model, 5_000)).isEqualTo(TAKEN);
    assertThat(quota.take(GREEDY, model, 1)).isInstanceOf(Turn.Wait.class);
  }

  @Test
  default void says_when_there_is_room_and_then_there_is() {
    var model = newModel();
    var quota = quota(Map.of(model, 10_000L));
    all(quota, GREEDY, model);

    var wait = (Turn.Wait) quota.take(GREEDY, model, 2_500);

    assertThat(wait.retryAfter()).isEqualTo(Duration.ofSeconds(30));
    clock().advance(wait.retryAfter());
    assertThat(quota.take(GREEDY, model, 2_500)).isEqualTo(TAKEN);
  }

  @Test
  default void models_do_not_share_with_each_other() {
    var one = newModel();
    var other = newModel();
    var quota = quota(Map.of(one, 1_000L, other, 1_000L));
    quota.take(GREEDY, one, 1_000);

    assertThat(quota.take(GREEDY, other, 1_000)).isEqualTo(TAKEN);
  }

  @Test
  default void many_at_once_never_take_more_than_there_is() throws Exception {
    var model = newModel();
    var quota = quota(Map.of(model, 1_000L));
    var all = new ArrayList<Callable<Turn>>();
    IntStream.range(0, 100)
        .forEach(i -> all.add(() -> quota.take(new TenantId("tenant-" + i % 10), model, 100)));

    try (var threads = Executors.newFixedThreadPool(16)) {
      var turns = threads.invokeAll(all).stream().map(Future::resultNow).toList();

      assertThat(turns).filteredOn(TAKEN::equals).hasSizeBetween(5, 10);
    }
  }
}
