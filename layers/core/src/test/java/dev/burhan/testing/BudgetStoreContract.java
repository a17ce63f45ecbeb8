package dev.burhan.testing;

import static dev.burhan.metering.BudgetLimit.REQUESTS_PER_DAY;
import static dev.burhan.metering.BudgetLimit.TOKENS_PER_DAY;
import static dev.burhan.metering.BudgetLimit.TOKENS_PER_MINUTE;
import static dev.burhan.metering.BudgetLimit.UNLIMITED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.metering.Amounts;
import dev.burhan.metering.BudgetLimit;
import dev.burhan.metering.BudgetStore;
import dev.burhan.metering.Claim;
import dev.burhan.metering.ReservationId;
import dev.burhan.metering.Reserving;
import dev.burhan.metering.Reserving.Crowded;
import dev.burhan.metering.Reserving.Exceeded;
import dev.burhan.metering.Reserving.Granted;
import dev.burhan.tenancy.Limits;
import dev.burhan.tenancy.Money;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Says what every {@link BudgetStore} grants, refuses and counts. Tenants are new in each test, so
 * it may be kept.
 */
public interface BudgetStoreContract {

  Duration TIME = Duration.ofMinutes(2);
  Amounts ONE = new Amounts(1, 100, new Money(1_000));
  Instant START = Instant.parse("2026-12-01T12:00:30Z");

  /** The same store, seen from an instance with a clock of its own. */
  BudgetStore budgets(Clock clock);

  static Claim claim(Amounts worst) {
    return new Claim(new ReservationId(UUID.randomUUID().toString()), worst, TIME);
  }

  private static TenantId newTenant() {
    return RunningJobsContract.newTenant();
  }

  private static Granted granted(Reserving reserving) {
    assertThat(reserving).isInstanceOf(Granted.class);
    return (Granted) reserving;
  }

  private static long used(BudgetStore budgets, TenantId tenant, BudgetLimit limit) {
    return budgets.standing(tenant).used(limit.counter(START));
  }

  private static void assertUsed(BudgetStore budgets, TenantId tenant, Amounts amounts) {
    for (var limit : BudgetLimit.values()) {
      assertThat(used(budgets, tenant, limit))
          .as(limit.slug())
          .isEqualTo(amounts.of(limit.measure()));
    }
  }

  @Test
  default void what_is_set_aside_counts_until_what_was_spent_takes_its_place() {
    var budgets = budgets(new SettableClock(START));
    var tenant = newTenant();
    var spent = new Amounts(1, 37, new Money(9));

    var granted = granted(budgets.reserve(tenant, claim(ONE), UNLIMITED));

    assertUsed(budgets, tenant, ONE);
    assertThat(granted.standing()).isEqualTo(budgets.standing(tenant));
    budgets.settle(tenant, granted, spent);
    assertUsed(budgets, tenant, spent);
    assertThat(budgets.standing(tenant).open()).isEmpty();
  }

  @Test
  default void every_limit_may_be_reached_and_not_passed() {
    for (var limit : BudgetLimit.values()) {
      var budgets = budgets(new SettableClock(START));
      var tenant = newTenant();
      long each = ONE.of(limit.measure());
      var limits = TestLimits.only(limit, 2 * each);
      budgets.settle(tenant, granted(budgets.reserve(tenant, claim(ONE), limits)), ONE);
      budgets.settle(tenant, granted(budgets.reserve(tenant, claim(ONE), limits)), ONE);

      var refused = budgets.reserve(tenant, claim(ONE), limits);

      var until = Duration.between(START, limit.counter(START).window().end());
      assertThat(refused)
          .isEqualTo(new Exceeded(limit, 2 * each, 2 * each, until, budgets.standing(tenant)));
      assertUsed(budgets, tenant, ONE.plus(ONE));
    }
  }

  @Test
  default void more_than_a_limit_allows_is_refused_when_nothing_is_used() {
    for (var limit : BudgetLimit.values()) {
      var budgets = budgets(new SettableClock(START));
      var tenant = newTenant();

      var refused =
          budgets.reserve(tenant, claim(ONE), TestLimits.only(limit, ONE.of(limit.measure()) - 1));

      assertThat(refused).isInstanceOf(Exceeded.class);
      assertUsed(budgets, tenant, Amounts.NONE);
    }
  }

  @Test
  default void what_is_under_way_is_refused_until_it_has_expired_at_the_latest() {
    var clock = new SettableClock(START);
    var budgets = budgets(clock);
    var tenant = newTenant();
    var limits = TestLimits.only(REQUESTS_PER_DAY, 1);
    budgets.reserve(tenant, claim(ONE), limits);
    clock.advance(Duration.ofSeconds(30));

    var refused = (Exceeded) budgets.reserve(tenant, claim(ONE), limits);

    assertThat(refused.retryAfter())
        .isEqualTo(TIME.plus(BudgetStore.SKEW_MAX).minus(Duration.ofSeconds(30)));
  }

  @Test
  default void of_several_limits_that_are_passed_the_one_that_lasts_longest_is_named() {
    var budgets = budgets(new SettableClock(START));
    var tenant = newTenant();
    var day = TestLimits.only(TOKENS_PER_DAY, 0);
    var both = new Limits(day.day(), day.month(), 0);

    var refused = (Exceeded) budgets.reserve(tenant, claim(ONE), both);

    assertThat(refused.limit()).isEqualTo(TOKENS_PER_DAY);
  }

  @Test
  default void more_than_was_set_aside_counts_whole() {
    var budgets = budgets(new SettableClock(START));
    var tenant = newTenant();
    var limits = TestLimits.only(TOKENS_PER_DAY, 100);
    var spent = new Amounts(1, 250, new Money(5_000));

    budgets.settle(tenant, granted(budgets.reserve(tenant, claim(ONE), limits)), spent);

    assertUsed(budgets, tenant, spent);
    var refused = (Exceeded) budgets.reserve(tenant, claim(Amounts.NONE), limits);
    assertThat(refused.used()).isEqualTo(250);
  }

  @Test
  default void the_same_claim_again_sets_nothing_more_aside() {
    var clock = new SettableClock(START);
    var budgets = budgets(clock);
    var tenant = newTenant();
    var claim = claim(ONE);
    var first = granted(budgets.reserve(tenant, claim, UNLIMITED));
    clock.advance(Duration.ofSeconds(1));

    var again = granted(budgets.reserve(tenant, claim, UNLIMITED));

    assertThat(again.reservation()).isEqualTo(first.reservation());
    assertUsed(budgets, tenant, ONE);
  }

  @Test
  default void settling_again_changes_nothing_whenever_it_happens() {
    var clock = new SettableClock(START);
    var budgets = budgets(clock);
    var tenant = newTenant();
    var granted = granted(budgets.reserve(tenant, claim(ONE), UNLIMITED));
    budgets.settle(tenant, granted, ONE);

    budgets.settle(tenant, granted, ONE);
    clock.advance(TIME.plus(BudgetStore.SKEW_MAX).plusSeconds(1));
    budgets.settle(tenant, granted, ONE);

    assertThat(used(budgets, tenant, TOKENS_PER_DAY)).isEqualTo(ONE.tokens());
  }

  @Test
  default void what_was_never_settled_is_free_again_when_it_has_expired() {
    var clock = new SettableClock(START);
    var budgets = budgets(clock);
    var tenant = newTenant();
    var limits = TestLimits.only(REQUESTS_PER_DAY, 1);
    budgets.reserve(tenant, claim(ONE), limits);
    clock.advance(TIME.plus(BudgetStore.SKEW_MAX));
    assertThat(budgets.reserve(tenant, claim(ONE), limits)).isInstanceOf(Exceeded.class);
    clock.advance(Duration.ofMillis(1));

    var granted = granted(budgets.reserve(tenant, claim(ONE), limits));
    budgets.settle(tenant, granted, Amounts.NONE);

    assertUsed(budgets, tenant, Amounts.NONE);
  }

  @Test
  default void whoever_settles_tidies_up_after_those_who_never_did() {
    var clock = new SettableClock(START);
    var budgets = budgets(clock);
    var tenant = newTenant();
    for (int i = 0; i < 5; i++) {
      budgets.reserve(tenant, claim(ONE), UNLIMITED);
    }
    clock.advance(TIME.plus(BudgetStore.SKEW_MAX).plusMillis(1));

    budgets.settle(tenant, granted(budgets.reserve(tenant, claim(ONE), UNLIMITED)), ONE);

    assertThat(budgets.standing(tenant).open()).isEmpty();
    assertThat(used(budgets, tenant, TOKENS_PER_DAY)).isEqualTo(ONE.tokens());
  }

  @Test
  default void settled_after_it_expired_it_counts_once_given_up_or_not() {
    for (boolean givenUp : new boolean[] {false, true}) {
      var clock = new SettableClock(START);
      var budgets = budgets(clock);
      var tenant = newTenant();
      var limits = TestLimits.only(REQUESTS_PER_DAY, 1);
      var late = granted(budgets.reserve(tenant, claim(ONE), limits));
      clock.advance(TIME.plus(BudgetStore.SKEW_MAX).plusMillis(1));
      if (givenUp) {
        budgets.settle(tenant, granted(budgets.reserve(tenant, claim(ONE), limits)), Amounts.NONE);
      }

      budgets.settle(tenant, late, ONE);
      budgets.settle(tenant, late, ONE);

      assertThat(used(budgets, tenant, TOKENS_PER_DAY)).as("%s", givenUp).isEqualTo(100);
      assertThat(budgets.standing(tenant).lapsed()).isEmpty();
    }
  }

  @Test
  default void what_was_given_up_is_forgotten_after_a_while() {
    var clock = new SettableClock(START);
    var budgets = budgets(clock);
    var tenant = newTenant();
    budgets.reserve(tenant, claim(ONE), UNLIMITED);
    clock.advance(TIME.plus(BudgetStore.SKEW_MAX).plusMillis(1));
    budgets.settle(tenant, granted(budgets.reserve(tenant, claim(ONE), UNLIMITED)), ONE);
    assertThat(budgets.standing(tenant).lapsed()).hasSize(1);
    clock.advance(BudgetStore.LATE_MAX.plusMillis(1));

    budgets.settle(tenant, granted(budgets.reserve(tenant, claim(ONE), UNLIMITED)), ONE);

    assertThat(budgets.standing(tenant).lapsed()).isEmpty();
  }

  @Test
  default void what_is_set_aside_before_midnight_is_settled_in_the_day_it_was_asked_in() {
    var clock = new SettableClock(Instant.parse("2026-12-31T23:59:50Z"));
    var budgets = budgets(clock);
    var tenant = newTenant();
    var before = clock.instant();
    var granted = granted(budgets.reserve(tenant, claim(ONE), UNLIMITED));
    clock.advance(Duration.ofSeconds(20));

    budgets.settle(tenant, granted, new Amounts(1, 40, new Money(1)));

    var standing = budgets.standing(tenant);
    assertThat(standing.used(TOKENS_PER_DAY.counter(before))).isEqualTo(40);
    assertThat(standing.used(TOKENS_PER_DAY.counter(clock.instant()))).isZero();
  }

  @Test
  default void a_new_window_begins_with_nothing_used() {
    for (var limit : BudgetLimit.values()) {
      var clock = new SettableClock(START);
      var budgets = budgets(clock);
      var tenant = newTenant();
      var limits = TestLimits.only(limit, ONE.of(limit.measure()));
      budgets.settle(tenant, granted(budgets.reserve(tenant, claim(ONE), limits)), ONE);
      clock.set(limit.counter(START).window().end().minusMillis(1));
      assertThat(budgets.reserve(tenant, claim(ONE), limits)).isInstanceOf(Exceeded.class);

      clock.advance(Duration.ofMillis(1));

      granted(budgets.reserve(tenant, claim(ONE), limits));
    }
  }

  @Test
  default void windows_long_gone_take_no_room() {
    var clock = new SettableClock(START);
    var budgets = budgets(clock);
    var tenant = newTenant();
    for (int day = 0; day < 70; day++) {
      budgets.settle(tenant, granted(budgets.reserve(tenant, claim(ONE), UNLIMITED)), ONE);
      clock.advance(Duration.ofDays(1));
    }

    assertThat(budgets.standing(tenant).counters()).hasSizeLessThanOrEqualTo(1 + 4 * 3 + 3 * 3);
  }

  @Test
  default void clocks_that_differ_a_little_give_up_nothing_that_is_under_way() {
    var clock = new SettableClock(START);
    var ahead = budgets(new SettableClock(START.plus(TIME).plus(BudgetStore.SKEW_MAX)));
    var budgets = budgets(clock);
    var tenant = newTenant();
    var limits = TestLimits.only(REQUESTS_PER_DAY, 1);
    var granted = granted(budgets.reserve(tenant, claim(ONE), limits));

    assertThat(ahead.reserve(tenant, claim(ONE), limits)).isInstanceOf(Exceeded.class);

    budgets.settle(tenant, granted, ONE);
    assertThat(used(budgets, tenant, TOKENS_PER_DAY)).isEqualTo(100);
  }

  @Test
  default void clocks_of_two_days_count_in_two_days_and_keep_both() {
    var midnight = Instant.parse("2026-12-02T00:00:00Z");
    var behind = budgets(new SettableClock(midnight.minusSeconds(10)));
    var ahead = budgets(new SettableClock(midnight.plusSeconds(10)));
    var tenant = newTenant();
    var limits = TestLimits.only(TOKENS_PER_MINUTE, 100);

    ahead.settle(tenant, granted(ahead.reserve(tenant, claim(ONE), limits)), ONE);
    behind.settle(tenant, granted(behind.reserve(tenant, claim(ONE), limits)), ONE);

    var standing = ahead.standing(tenant);
    assertThat(standing.used(TOKENS_PER_DAY.counter(midnight.minusSeconds(10)))).isEqualTo(100);
    assertThat(standing.used(TOKENS_PER_DAY.counter(midnight))).isEqualTo(100);
    assertThat(behind.reserve(tenant, claim(ONE), limits)).isInstanceOf(Exceeded.class);
  }

  @Test
  default void too_many_at_a_time_are_refused_and_expired_ones_make_room_at_once() {
    var clock = new SettableClock(START);
    var budgets = budgets(clock);
    var tenant = newTenant();
    for (int i = 0; i < BudgetStore.OPEN_MAX; i++) {
      granted(budgets.reserve(tenant, claim(ONE), UNLIMITED));
    }
    clock.advance(Duration.ofSeconds(1));
    assertThat(budgets.reserve(tenant, claim(ONE), UNLIMITED))
        .isEqualTo(
            new Crowded(
                BudgetStore.OPEN_MAX,
                TIME.plus(BudgetStore.SKEW_MAX).minus(Duration.ofSeconds(1))));
    clock.advance(TIME.plus(BudgetStore.SKEW_MAX));

    granted(budgets.reserve(tenant, claim(ONE), UNLIMITED));

    assertThat(budgets.standing(tenant).open()).hasSize(1);
    assertThat(used(budgets, tenant, TOKENS_PER_DAY)).isEqualTo(100);
  }

  @Test
  default void never_counts_another_tenants_spending() {
    var budgets = budgets(new SettableClock(START));
    var ours = newTenant();
    var theirs = newTenant();
    var limits = TestLimits.only(REQUESTS_PER_DAY, 1);
    var claim = claim(ONE);
    var granted = granted(budgets.reserve(ours, claim, limits));

    granted(budgets.reserve(theirs, claim, limits));
    budgets.settle(theirs, granted, Amounts.NONE);

    assertUsed(budgets, ours, ONE);
    assertUsed(budgets, theirs, Amounts.NONE);
  }

  @Test
  default void of_two_hundred_at_once_exactly_as_many_as_the_budget_has_room_for_are_granted()
      throws Exception {
    var budgets = budgets(new SettableClock(START));
    var tenant = newTenant();
    var limits = TestLimits.only(TOKENS_PER_DAY, 50 * ONE.tokens() + ONE.tokens() / 2);
    var all = new ArrayList<Callable<Reserving>>();
    IntStream.range(0, 200)
        .forEach(i -> all.add(() -> budgets.reserve(tenant, claim(ONE), limits)));

    try (var threads = Executors.newFixedThreadPool(32)) {
      var ended = threads.invokeAll(all).stream().map(Future::resultNow).toList();

      assertThat(ended).filteredOn(Granted.class::isInstance).hasSize(50);
      assertThat(ended).filteredOn(Exceeded.class::isInstance).hasSize(150);
    }
    assertThat(used(budgets, tenant, TOKENS_PER_DAY)).isEqualTo(50 * ONE.tokens());
  }
}
