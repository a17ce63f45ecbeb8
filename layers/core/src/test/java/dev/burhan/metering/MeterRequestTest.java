package dev.burhan.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.ModelCall;
import dev.burhan.language.TokenUsage;
import dev.burhan.metering.MeterRequest.Spending;
import dev.burhan.metering.Reserving.Granted;
import dev.burhan.tenancy.Money;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryBudgetStore;
import dev.burhan.testing.InMemoryUsageLedger;
import dev.burhan.testing.SettableClock;
import dev.burhan.testing.TestLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a request costs, in the budget and in the ledger. */
final class MeterRequestTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final LocalDate DAY = LocalDate.parse("2026-12-01");

  /** A dollar a million tokens read, two written: 1,000 and 2,000 nanodollars each. */
  private static final PriceTable PRICES =
      new PriceTable(
          LocalDate.parse("2026-11-01"),
          Map.of(
              "small",
              new ModelPrice(
                  Money.dollars("1"),
                  Money.dollars("2"),
                  Money.dollars("0.1"),
                  Money.dollars("1.25"),
                  OptionalLong.empty())),
          Set.of("own"));

  private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T23:59:59Z"));
  private final InMemoryBudgetStore budgets = new InMemoryBudgetStore(clock);
  private final InMemoryUsageLedger ledger = new InMemoryUsageLedger();
  private final UsageReport report = new UsageReport(budgets, ledger, clock);
  private final MeterRequest meter = new MeterRequest(budgets, ledger, PRICES);

  private Granted admitted(String id) {
    var worst = WorstCase.ofRequest(PRICES).withCall(List.of("small", "own"), 1_000, 100).amounts();
    var claim = new Claim(new ReservationId(id), worst, Claim.TIME_MIN);
    return (Granted) meter.admit(ACME, claim, BudgetLimit.UNLIMITED);
  }

  private static ModelCall call(String model, int input, int output) {
    return new ModelCall(
        ModelCall.Step.ANSWER,
        model,
        Optional.of("v1"),
        new TokenUsage(input, output, 0, 0, false));
  }

  private Deadline deadline() {
    return Deadline.in(Duration.ofSeconds(5), clock);
  }

  private long used(BudgetLimit limit) {
    return budgets.standing(ACME).used(limit.counter(Instant.parse("2026-12-01T12:00:00Z")));
  }

  @Test
  void the_worst_case_is_of_the_dearest_model_with_the_dearest_tokens() {
    assertThat(WorstCase.ofRequest(PRICES).withCall(List.of("small", "own"), 1_000, 100).amounts())
        .isEqualTo(new Amounts(1, 1_100, new Money(1_000 * 1_250 + 100 * 2_000)));
    assertThat(WorstCase.ofRequest(PRICES).withCall(List.of(), 1_000, 100).amounts())
        .isEqualTo(new Amounts(1, 0, Money.ZERO));
  }

  @Test
  void every_call_is_written_down_and_their_sum_is_what_the_budget_counts() {
    var granted = admitted("request");
    clock.advance(Duration.ofMinutes(1));

    meter.settle(
        ACME,
        granted,
        new Spending("query", 1, List.of(call("small", 10, 1), call("own", 7, 7))),
        deadline());

    assertThat(ledger.entries(ACME))
        .containsExactly(
            new LedgerEntry(
                new ReservationId("request"),
                0,
                granted.reservation().at(),
                "query",
                call("small", 10, 1),
                new Money(12_000),
                "2026-11-01"),
            new LedgerEntry(
                new ReservationId("request"),
                1,
                granted.reservation().at(),
                "query",
                call("own", 7, 7),
                Money.ZERO,
                "2026-11-01"));
    assertThat(used(BudgetLimit.TOKENS_PER_DAY)).isEqualTo(25);
    assertThat(used(BudgetLimit.MONEY_PER_DAY)).isEqualTo(12_000);
    assertThat(report.drift(ACME, DAY, deadline()).isNone()).isTrue();
  }

  @Test
  void a_request_without_calls_writes_nothing_down() {
    meter.settle(ACME, admitted("request"), new Spending("query", 0, List.of()), deadline());

    assertThat(ledger.entries(ACME)).isEmpty();
    assertThat(used(BudgetLimit.REQUESTS_PER_DAY)).isZero();
  }

  @Test
  void a_ledger_that_fails_leaves_the_budget_right_and_shows_as_drift() {
    var failing =
        new MeterRequest(
            budgets,
            new UsageLedger() {
              @Override
              public void record(TenantId tenant, List<LedgerEntry> entries, Deadline deadline) {
                throw new DependencyFailure.Transient("down", null);
              }

              @Override
              public List<UsageLine> lines(TenantId tenant, Period period, Deadline deadline) {
                return List.of();
              }
            },
            PRICES);
    var granted = admitted("request");

    assertThatThrownBy(
            () ->
                failing.settle(
                    ACME,
                    granted,
                    new Spending("query", 1, List.of(call("small", 10, 1))),
                    deadline()))
        .isInstanceOf(DependencyFailure.class);

    assertThat(used(BudgetLimit.TOKENS_PER_DAY)).isEqualTo(11);
    assertThat(report.drift(ACME, DAY, deadline()))
        .isEqualTo(new UsageReport.Drift(11, new Money(12_000)));
  }

  @Test
  void what_is_under_way_is_no_drift() {
    admitted("request");

    assertThat(report.drift(ACME, DAY, deadline()).isNone()).isTrue();
  }

  @Test
  void a_report_says_what_is_left_of_each_limit_and_when_it_begins_anew() {
    var limits = TestLimits.only(BudgetLimit.TOKENS_PER_DAY, 1_000);
    admitted("request");

    assertThat(report.limits(ACME, limits))
        .hasSize(BudgetLimit.values().length)
        .contains(
            new UsageReport.LimitUse(
                BudgetLimit.TOKENS_PER_DAY,
                OptionalLong.of(1_000),
                1_100,
                OptionalLong.of(0),
                Instant.parse("2026-12-02T00:00:00Z")),
            new UsageReport.LimitUse(
                BudgetLimit.REQUESTS_PER_MONTH,
                OptionalLong.empty(),
                1,
                OptionalLong.empty(),
                Instant.parse("2027-01-01T00:00:00Z")));
  }

  @Test
  void negative_amounts_are_refused() {
    assertThatThrownBy(() -> new Amounts(-1, 0, Money.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Amounts(0, -1, Money.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Amounts(0, 0, new Money(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
