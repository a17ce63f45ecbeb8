package dev.burhan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.edge.testing.ApiContract;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.TestContext;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.ModelCall.Step;
import dev.burhan.language.TokenUsage;
import dev.burhan.metering.Amounts;
import dev.burhan.metering.BudgetLimit;
import dev.burhan.metering.BudgetStore;
import dev.burhan.metering.Claim;
import dev.burhan.metering.MeterRequest;
import dev.burhan.metering.ModelPrice;
import dev.burhan.metering.PriceTable;
import dev.burhan.metering.ReservationId;
import dev.burhan.metering.Reserving;
import dev.burhan.metering.Reserving.Granted;
import dev.burhan.metering.Standing;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.Limits;
import dev.burhan.tenancy.LimitsText;
import dev.burhan.tenancy.Money;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryBudgetStore;
import dev.burhan.testing.InMemoryIdempotencyStore;
import dev.burhan.testing.InMemoryModelQuota;
import dev.burhan.testing.InMemoryUsageLedger;
import dev.burhan.testing.SettableClock;
import dev.burhan.testing.TestLimits;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a request may spend, what it is billed, and what it is told. */
final class AdmissionTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Amounts WORST = new Amounts(1, 1_000, new Money(1_000_000));
  private static final PriceTable PRICES =
      new PriceTable(
          LocalDate.parse("2026-01-01"),
          Map.of(
              "small",
              new ModelPrice(
                  Money.dollars("1"),
                  Money.dollars("1"),
                  Money.dollars("1"),
                  Money.dollars("1"),
                  OptionalLong.empty())),
          Set.of());

  private final SettableClock clock = SettableClock.atNoon();
  private final InMemoryBudgetStore budgets = new InMemoryBudgetStore(clock);
  private final InMemoryUsageLedger ledger = new InMemoryUsageLedger();
  private final InMemoryIdempotencyStore requests = new InMemoryIdempotencyStore(clock);
  private final AtomicInteger ids = new AtomicInteger();
  private final APIGatewayProxyRequestEvent event = Events.proxy("/events/things.json");

  private APIGatewayProxyResponseEvent send(BudgetStore store, Api.Action action) {
    var route =
        new Api.Route(Scope.QUERY, Optional.of(new Metered("thing", body -> WORST)), action);
    return new Api(Map.of("POST /things", route), clock, Idempotency.in(requests), admission(store))
        .handle(event, TestContext.FRESH);
  }

  private Admission admission(BudgetStore store) {
    return Admission.by(
        new MeterRequest(store, ledger, PRICES),
        new InMemoryModelQuota(clock, Map.of("small", 500L)),
        clock,
        () -> new UUID((long) ids.incrementAndGet() << 32, 0));
  }

  private APIGatewayProxyResponseEvent send(Api.Action action) {
    return send(budgets, action);
  }

  private static ApiResponse calling(ApiRequest request, int tokens) {
    request.calls().of(Step.ANSWER).took("small", new TokenUsage(tokens, 0, 0, 0, false));
    return ApiResponse.ok(Map.of());
  }

  private void limit(Limits limits) {
    var authorizer = new HashMap<>(event.getRequestContext().getAuthorizer());
    authorizer.put("limits", LimitsText.format(limits));
    event.getRequestContext().setAuthorizer(authorizer);
  }

  private long used(BudgetLimit limit) {
    return budgets.standing(ACME).used(limit.counter(clock.instant()));
  }

  private static void assertProblem(
      APIGatewayProxyResponseEvent response, int status, String type) {
    assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(status);
    var problem = ApiContract.json(response.getBody());
    assertThat(problem.path("type").asText()).isEqualTo("urn:burhan:problem:" + type);
    assertThat(ApiContract.faults("#/components/schemas/Problem", problem)).isEmpty();
  }

  @Test
  void what_a_request_spent_takes_the_place_of_the_worst_case() {
    send(
        request -> {
          assertThat(used(BudgetLimit.TOKENS_PER_DAY)).isEqualTo(1_000);
          return calling(request, 40);
        });

    assertThat(used(BudgetLimit.TOKENS_PER_DAY)).isEqualTo(40);
    assertThat(used(BudgetLimit.REQUESTS_PER_DAY)).isEqualTo(1);
    assertThat(used(BudgetLimit.MONEY_PER_DAY)).isEqualTo(40 * 1_000);
    assertThat(ledger.entries(ACME))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.useCase()).isEqualTo("thing");
              assertThat(entry.request().value())
                  .isEqualTo("01234567-89ab-cdef-0123-456789abcdef:00000001");
            });
  }

  @Test
  void every_response_says_what_is_left_of_each_limit() {
    limit(TestLimits.only(BudgetLimit.TOKENS_PER_DAY, 5_000));

    var response = send(request -> calling(request, 40));

    assertThat(response.getHeaders())
        .containsEntry("RateLimit-Policy", "\"tokens-per-day\";q=5000;w=86400;qu=\"tokens\"")
        .containsEntry("RateLimit", "\"tokens-per-day\";r=4960;t=43200");
  }

  @Test
  void without_limits_there_is_nothing_to_say() {
    assertThat(send(request -> calling(request, 40)).getHeaders())
        .doesNotContainKeys("RateLimit", "RateLimit-Policy", "Retry-After");
  }

  @Test
  void a_request_beyond_a_limit_is_refused_before_it_runs() {
    limit(TestLimits.only(BudgetLimit.TOKENS_PER_MINUTE, 1_500));
    send(request -> calling(request, 600));
    var ran = new AtomicInteger();

    var response =
        send(
            request -> {
              ran.incrementAndGet();
              return calling(request, 1);
            });

    assertProblem(response, 429, "budget-exceeded");
    assertThat(ApiContract.json(response.getBody()).path("limit").asText())
        .isEqualTo("tokens-per-minute");
    assertThat(ApiContract.json(response.getBody()).path("detail").asText())
        .isEqualTo(
            "The limit of tokens a minute leaves no room for this request: 600 of 1500 are used or"
                + " set aside.");
    assertThat(response.getHeaders())
        .containsEntry("Retry-After", "60")
        .containsEntry("RateLimit", "\"tokens-per-minute\";r=900;t=60");
    assertThat(ran).hasValue(0);
  }

  @Test
  void a_request_too_many_at_a_time_is_refused() {
    for (int i = 0; i < BudgetStore.OPEN_MAX; i++) {
      var claim = new Claim(new ReservationId("r" + i), Amounts.NONE, Claim.TIME_MIN);
      budgets.reserve(ACME, claim, BudgetLimit.UNLIMITED);
    }

    var response = send(request -> calling(request, 1));

    assertProblem(response, 429, "budget-exceeded");
    assertThat(ApiContract.json(response.getBody()).path("limit").asText())
        .isEqualTo("requests-at-a-time");
    assertThat(response.getHeaders()).containsKey("Retry-After");
  }

  @Test
  void a_request_that_is_replayed_costs_nothing() {
    event.setHeaders(new HashMap<>(event.getHeaders()));
    event.getHeaders().put("Idempotency-Key", "once");
    limit(TestLimits.only(BudgetLimit.REQUESTS_PER_DAY, 1));
    send(request -> calling(request, 40));

    var again = send(request -> calling(request, 40));

    assertThat(again.getStatusCode()).isEqualTo(200);
    assertThat(again.getHeaders())
        .containsEntry("Idempotent-Replayed", "true")
        .doesNotContainKey("RateLimit");
    assertThat(used(BudgetLimit.REQUESTS_PER_DAY)).isEqualTo(1);
    assertThat(used(BudgetLimit.TOKENS_PER_DAY)).isEqualTo(40);
  }

  @Test
  void a_request_that_fails_pays_for_the_calls_it_made() {
    var response =
        send(
            request -> {
              calling(request, 70);
              throw new DependencyFailure.Transient("busy", null);
            });

    assertProblem(response, 503, "unavailable");
    assertThat(used(BudgetLimit.TOKENS_PER_DAY)).isEqualTo(70);
    assertThat(used(BudgetLimit.REQUESTS_PER_DAY)).isEqualTo(1);
    assertThat(budgets.standing(ACME).open()).isEmpty();
  }

  @Test
  void a_request_that_cannot_be_read_does_not_count() {
    event.setBody("{");

    assertThat(send(request -> ApiResponse.ok(request.body(Thing.class))).getStatusCode())
        .isEqualTo(400);

    assertThat(used(BudgetLimit.REQUESTS_PER_DAY)).isZero();
  }

  @Test
  void the_id_of_a_request_which_a_client_can_choose_opens_nothing_twice() {
    send(
        request -> {
          send(inner -> calling(inner, 5));
          return calling(request, 7);
        });

    assertThat(used(BudgetLimit.TOKENS_PER_DAY)).isEqualTo(12);
    assertThat(used(BudgetLimit.REQUESTS_PER_DAY)).isEqualTo(2);
    assertThat(ledger.entries(ACME)).hasSize(2);
  }

  @Test
  void nobody_is_let_in_where_budgets_cannot_be_reached() {
    for (var failure :
        List.of(
            new DependencyFailure.Transient("down", null),
            new DependencyFailure.Permanent("no such table", null))) {
      var ran = new AtomicInteger();

      var response =
          send(
              new Failing(failure, budgets, true),
              request -> {
                ran.incrementAndGet();
                return calling(request, 1);
              });

      assertProblem(response, 503, "unavailable");
      assertThat(response.getHeaders()).containsKey("Retry-After");
      assertThat(ran).hasValue(0);
    }
  }

  @Test
  void what_was_done_is_answered_though_it_cannot_be_settled() {
    var response =
        send(
            new Failing(new DependencyFailure.Transient("down", null), budgets, false),
            request -> calling(request, 40));

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(ledger.entries(ACME)).hasSize(1);
  }

  @Test
  void limits_that_cannot_be_read_let_nobody_in() {
    limit(BudgetLimit.UNLIMITED);
    event.getRequestContext().getAuthorizer().put("limits", "many");

    assertProblem(send(request -> calling(request, 1)), 500, "internal");
    assertThat(ledger.entries(ACME)).isEmpty();
  }

  @Test
  void calls_wait_for_their_turn_at_a_model_that_is_shared_out() {
    send(
        request -> {
          var meter = request.calls().of(Step.ANSWER);
          assertThat(meter.turn("small", 500)).isEmpty();
          assertThat(meter.turn("small", 500)).hasValue(Duration.ofMinutes(1));
          assertThat(meter.turn("other", 500)).isEmpty();
          return ApiResponse.ok(Map.of());
        });
  }

  /** Fails when something is set aside, or when it is settled. */
  private record Failing(DependencyFailure failure, BudgetStore budgets, boolean reserving)
      implements BudgetStore {

    @Override
    public Reserving reserve(TenantId tenant, Claim claim, Limits limits) {
      if (reserving) {
        throw failure;
      }
      return budgets.reserve(tenant, claim, limits);
    }

    @Override
    public void settle(TenantId tenant, Granted granted, Amounts spent) {
      throw failure;
    }

    @Override
    public Standing standing(TenantId tenant) {
      return budgets.standing(tenant);
    }
  }
}
