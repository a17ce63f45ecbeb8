package dev.burhan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.failure.Deadline;
import dev.burhan.language.ModelCall;
import dev.burhan.language.TokenUsage;
import dev.burhan.metering.LedgerEntry;
import dev.burhan.metering.Period;
import dev.burhan.metering.ReservationId;
import dev.burhan.metering.UsageLedger;
import dev.burhan.metering.UsageLine;
import dev.burhan.metering.UsageLine.Tokens;
import dev.burhan.tenancy.Money;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Says what every {@link UsageLedger} writes down. Tenants are new in each test. */
public interface UsageLedgerContract {

  LocalDate DAY = LocalDate.parse("2026-11-30");
  Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  UsageLedger ledger();

  static Deadline deadline() {
    return Deadline.in(Duration.ofSeconds(30), Clock.systemUTC());
  }

  private static TenantId newTenant() {
    return RunningJobsContract.newTenant();
  }

  static LedgerEntry entry(String request, int ordinal, Instant at, String model, long cost) {
    return new LedgerEntry(
        new ReservationId(request),
        ordinal,
        at,
        "query",
        new ModelCall(
            ModelCall.Step.ANSWER,
            model,
            Optional.of("query/answer.v1"),
            new TokenUsage(10, 5, 2, 1, false)),
        new Money(cost),
        "2026-12-01");
  }

  private List<UsageLine> lines(TenantId tenant, Period period) {
    return ledger().lines(tenant, period, deadline());
  }

  @Test
  default void sums_up_by_day_use_case_and_model() {
    var tenant = newTenant();
    ledger()
        .record(
            tenant,
            List.of(
                entry("a", 0, NOON, "small", 100),
                entry("a", 1, NOON, "small", 20),
                entry("a", 2, NOON, "large", 7),
                entry("b", 0, NOON, "small", 3),
                entry("c", 0, NOON.plus(Duration.ofDays(1)), "small", 1)),
            deadline());

    assertThat(lines(tenant, new Period(DAY, DAY.plusDays(1))))
        .containsExactly(
            new UsageLine(DAY, "query", "large", 1, 1, new Tokens(10, 5, 2, 1), new Money(7)),
            new UsageLine(DAY, "query", "small", 2, 3, new Tokens(30, 15, 6, 3), new Money(123)),
            new UsageLine(
                DAY.plusDays(1), "query", "small", 1, 1, new Tokens(10, 5, 2, 1), new Money(1)));
  }

  @Test
  default void what_is_written_again_stays_as_it_was() {
    var tenant = newTenant();
    ledger().record(tenant, List.of(entry("a", 0, NOON, "small", 100)), deadline());

    ledger()
        .record(
            tenant,
            List.of(entry("a", 0, NOON, "large", 999), entry("a", 1, NOON, "small", 1)),
            deadline());

    assertThat(lines(tenant, Period.of(DAY)))
        .singleElement()
        .satisfies(line -> assertThat(line.cost()).isEqualTo(new Money(101)));
  }

  @Test
  default void a_day_begins_and_ends_at_midnight_utc() {
    var tenant = newTenant();
    var midnight = Instant.parse("2026-11-30T00:00:00Z");
    ledger()
        .record(
            tenant,
            List.of(
                entry("a", 0, midnight.minusMillis(1), "m", 1),
                entry("b", 0, midnight, "m", 10),
                entry("c", 0, midnight.plus(Duration.ofDays(1)).minusMillis(1), "m", 100),
                entry("d", 0, midnight.plus(Duration.ofDays(1)), "m", 1_000)),
            deadline());

    assertThat(lines(tenant, Period.of(DAY)))
        .singleElement()
        .satisfies(line -> assertThat(line.cost()).isEqualTo(new Money(110)));
  }

  @Test
  default void a_call_without_a_prompt_or_tokens_is_written_down_too() {
    var tenant = newTenant();
    var call = new ModelCall(ModelCall.Step.EMBED, "encoder", Optional.empty(), TokenUsage.NONE);
    ledger()
        .record(
            tenant,
            List.of(
                new LedgerEntry(
                    new ReservationId("a"), 0, NOON, "retrieve", call, Money.ZERO, "2026-12-01")),
            deadline());

    assertThat(lines(tenant, Period.of(DAY)))
        .containsExactly(
            new UsageLine(DAY, "retrieve", "encoder", 1, 1, new Tokens(0, 0, 0, 0), Money.ZERO));
  }

  @Test
  default void many_entries_go_in_at_once() {
    var tenant = newTenant();

    ledger()
        .record(
            tenant,
            IntStream.range(0, 500).mapToObj(i -> entry("a", i, NOON, "m", i)).toList(),
            deadline());

    assertThat(lines(tenant, Period.of(DAY)))
        .singleElement()
        .satisfies(line -> assertThat(line.calls()).isEqualTo(500));
  }

  @Test
  default void without_calls_there_are_no_lines() {
    assertThat(lines(newTenant(), Period.of(DAY))).isEmpty();
  }

  @Test
  default void never_returns_another_tenants_calls() {
    var ours = newTenant();
    var theirs = newTenant();
    ledger().record(ours, List.of(entry("a", 0, NOON, "m", 1)), deadline());
    ledger().record(theirs, List.of(entry("a", 0, NOON, "m", 50)), deadline());

    assertThat(lines(ours, Period.of(DAY)))
        .singleElement()
        .satisfies(line -> assertThat(line.cost()).isEqualTo(new Money(1)));
  }
}
