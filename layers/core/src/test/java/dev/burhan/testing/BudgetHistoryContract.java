package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.metering.Amounts;
import dev.burhan.metering.BudgetLimit;
import dev.burhan.metering.BudgetStore;
import dev.burhan.metering.Claim;
import dev.burhan.metering.Counter;
import dev.burhan.metering.Measure;
import dev.burhan.metering.ReservationId;
import dev.burhan.metering.Reserving.Granted;
import dev.burhan.tenancy.Limits;
import dev.burhan.tenancy.Limits.Allowance;
import dev.burhan.tenancy.Money;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Says what holds after anything that may happen to a {@link BudgetStore}: requests that end, end
 * twice, end late or never, by clocks that differ.
 */
public interface BudgetHistoryContract {

  int SEEDS = 6;
  int STEPS = 120;

  BudgetStore budgets(Clock clock);

  @Test
  default void after_any_history_what_counts_is_what_was_spent_and_no_grant_passed_a_limit() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var history = new History(seed, this);
      for (int step = 0; step < STEPS; step++) {
        history.step();
      }
      history.end();
    }
  }

  /** One tenant's requests, as chance has them, and a second set of books. */
  final class History {
    private static final Duration TIME = Duration.ofMinutes(2);

    /** All happens within one day, so that one set of books is enough. */
    private static final Limits LIMITS =
        new Limits(
            new Allowance(60, 4_000, new Money(70_000)),
            new Allowance(1_000, 100_000, new Money(1_000_000)),
            Long.MAX_VALUE);

    private final int seed;
    private final Random random;
    private final TenantId tenant = RunningJobsContract.newTenant();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T01:00:00Z"));
    private final SettableClock other = new SettableClock(clock.instant());
    private final List<BudgetStore> instances;
    private final List<Granted> granted = new ArrayList<>();
    private final Set<ReservationId> settled = new HashSet<>();
    private Amounts spent = Amounts.NONE;

    History(int seed, BudgetHistoryContract contract) {
      this.seed = seed;
      this.random = new Random(seed);
      this.instances = List.of(contract.budgets(clock), contract.budgets(other));
    }

    void step() {
      switch (random.nextInt(6)) {
        case 0, 1, 2 -> reserve();
        case 3, 4 -> settle();
        default -> pass();
      }
      assertThat(used(Measure.TOKENS)).as("seed %d", seed).isGreaterThanOrEqualTo(spent.tokens());
    }

    private BudgetStore anyInstance() {
      return instances.get(random.nextInt(instances.size()));
    }

    private void reserve() {
      var worst = amounts(300);
      var claim = new Claim(new ReservationId(seed + "-" + granted.size()), worst, TIME);
      if (anyInstance().reserve(tenant, claim, LIMITS) instanceof Granted grant) {
        assertThat(grant.reservation().amounts()).isEqualTo(worst);
        assertThat(used(Measure.TOKENS)).isLessThanOrEqualTo(LIMITS.day().tokens());
        assertThat(used(Measure.REQUESTS)).isLessThanOrEqualTo(LIMITS.day().requests());
        assertThat(used(Measure.MONEY)).isLessThanOrEqualTo(LIMITS.day().money().nanos());
        granted.add(grant);
      }
    }

    /** Any that was ever granted, so that many are settled again, and some when they are over. */
    private void settle() {
      if (granted.isEmpty()) {
        return;
      }
      var grant = granted.get(random.nextInt(granted.size()));
      var real = amounts(300);
      anyInstance().settle(tenant, grant, real);
      if (settled.add(grant.reservation().id())) {
        spent = spent.plus(real);
      }
    }

    /** Less than after which what was given up is forgotten, over the whole history. */
    private void pass() {
      clock.advance(Duration.ofSeconds(random.nextInt(40)));
      other.set(clock.instant().plusSeconds(random.nextInt(100) - 50));
    }

    void end() {
      clock.advance(TIME.plus(BudgetStore.SKEW_MAX.multipliedBy(3)));
      var last = new Claim(new ReservationId("last"), Amounts.NONE, TIME);
      var store = instances.getFirst();
      if (store.reserve(tenant, last, BudgetLimit.UNLIMITED) instanceof Granted grant) {
        store.settle(tenant, grant, Amounts.NONE);
      }
      for (var measure : Measure.values()) {
        assertThat(used(measure)).as("seed %d, %s", seed, measure).isEqualTo(spent.of(measure));
      }
      assertThat(store.standing(tenant).open()).isEmpty();
    }

    private long used(Measure measure) {
      return instances.getFirst().standing(tenant).used(counter(measure));
    }

    private Counter counter(Measure measure) {
      return switch (measure) {
        case REQUESTS -> BudgetLimit.REQUESTS_PER_DAY.counter(clock.instant());
        case TOKENS -> BudgetLimit.TOKENS_PER_DAY.counter(clock.instant());
        case MONEY -> BudgetLimit.MONEY_PER_DAY.counter(clock.instant());
      };
    }

    private Amounts amounts(int most) {
      return new Amounts(1, random.nextInt(most), new Money(random.nextInt(most * 10)));
    }
  }
}
