package dev.burhan.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.Money;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryBudgetStore;
import dev.burhan.testing.InMemoryUsageLedger;
import dev.burhan.testing.SettableClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What documents cost to embed. */
final class MeterPassagesTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final JobId JOB = new JobId("job");
  private static final List<String> TEXTS = List.of("four letters each", "الأجرة");
  private static final int TOKENS = 5 + 3;

  private final SettableClock clock = SettableClock.atNoon();
  private final InMemoryBudgetStore budgets = new InMemoryBudgetStore(clock);
  private final InMemoryUsageLedger ledger = new InMemoryUsageLedger();
  private final AtomicLong ids = new AtomicLong();
  private final PriceTable prices =
      new PriceTable(
          LocalDate.parse("2026-01-01"),
          Map.of(
              "titan",
              new ModelPrice(
                  Money.dollars("0.02"), Money.ZERO, Money.ZERO, Money.ZERO, OptionalLong.empty())),
          Set.of());
  private final MeterPassages passages =
      new MeterPassages(
          new MeterRequest(budgets, ledger, prices),
          prices,
          "titan",
          () -> new UUID(0, ids.incrementAndGet()),
          clock);

  private long tokens() {
    return budgets.standing(ACME).used(BudgetLimit.TOKENS_PER_DAY.counter(clock.instant()));
  }

  @Test
  void each_batch_is_set_aside_and_counted_when_it_is_embedded() {
    var vectors =
        passages.metered(
            ACME,
            JOB,
            TEXTS,
            () -> {
              assertThat(tokens()).isEqualTo(TOKENS);
              return List.of(new float[] {1}, new float[] {2});
            });

    assertThat(vectors).hasSize(2);
    assertThat(tokens()).isEqualTo(TOKENS);
    assertThat(budgets.standing(ACME).open()).isEmpty();
    assertThat(ledger.entries(ACME))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.useCase()).isEqualTo("ingest");
              assertThat(entry.cost()).isEqualTo(new Money(20 * TOKENS));
              assertThat(entry.call().usage().estimated()).isTrue();
            });
  }

  @Test
  void a_batch_that_failed_costs_nothing_and_one_that_is_embedded_again_is_paid_again() {
    assertThatThrownBy(
            () ->
                passages.metered(
                    ACME,
                    JOB,
                    TEXTS,
                    () -> {
                      throw new DependencyFailure.Transient("busy", null);
                    }))
        .hasMessage("busy");
    assertThat(tokens()).isZero();

    passages.metered(ACME, JOB, TEXTS, List::of);
    passages.metered(ACME, JOB, TEXTS, List::of);

    assertThat(ledger.entries(ACME)).hasSize(2);
  }

  @Test
  void a_document_waits_while_too_much_is_under_way() {
    for (int i = 0; i < BudgetStore.OPEN_MAX; i++) {
      var claim = new Claim(new ReservationId("r" + i), Amounts.NONE, Claim.TIME_MIN);
      budgets.reserve(ACME, claim, BudgetLimit.UNLIMITED);
    }

    assertThatThrownBy(() -> passages.metered(ACME, JOB, TEXTS, List::of))
        .isInstanceOfSatisfying(
            DependencyFailure.Transient.class, e -> assertThat(e.retryAfter()).isPresent());
  }
}
