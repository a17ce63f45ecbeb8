package dev.burhan.function.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.burhan.edge.testing.ApiContract;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.TestContext;
import dev.burhan.failure.Deadline;
import dev.burhan.language.ModelCall;
import dev.burhan.language.TokenUsage;
import dev.burhan.metering.LedgerEntry;
import dev.burhan.metering.ReservationId;
import dev.burhan.tenancy.Money;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tenant is told of its usage. */
final class UsageTest {

  private final QueryFixture function = new QueryFixture();
  private final APIGatewayProxyRequestEvent event = Events.proxy("/events/usage.json");

  UsageTest() {
    record(QueryFixture.ACME, "2026-01-01T23:59:59Z", "small", 1_500);
    record(QueryFixture.ACME, "2026-01-02T00:00:00Z", "a,\"b\"", 250_000_000);
    record(QueryFixture.GLOBEX, "2026-01-02T00:00:00Z", "theirs", 7);
  }

  private void record(TenantId tenant, String at, String model, long cost) {
    var usage = new TokenUsage(10, 4, 2, 1, false);
    var call = new ModelCall(ModelCall.Step.ANSWER, model, Optional.of("v1"), usage);
    var entry =
        new LedgerEntry(
            new ReservationId("r-" + at),
            0,
            Instant.parse(at),
            "query",
            call,
            new Money(cost),
            "2026-01-01");
    var deadline = Deadline.in(Duration.ofSeconds(1), function.clock);
    function.ledger.record(tenant, List.of(entry), deadline);
  }

  @Test
  void tells_limits_and_calls_of_this_month() {
    function.query("{\"question\":\"How many days of notice must the tenant give?\"}");

    var usage = ApiContract.json(function.send(event).getBody());

    assertThat(usage.path("from").asText()).isEqualTo("2026-01-01");
    assertThat(usage.path("to").asText()).isEqualTo("2026-01-02");
    assertThat(usage.path("limits")).hasSize(7);
    var requests = usage.path("limits").get(1);
    assertThat(requests.path("limit").asText()).isEqualTo("requests-per-day");
    assertThat(requests.path("allowed").asInt()).isEqualTo(1_000);
    assertThat(requests.path("used").asInt()).isEqualTo(1);
    assertThat(requests.path("left").asInt()).isEqualTo(999);
    assertThat(requests.path("resets_at").asText()).isEqualTo("2026-01-03T00:00:00Z");
    assertThat(usage.path("limits").get(3).path("allowed").asText()).isEqualTo("2");
    assertThat(usage.path("usage").get(0).path("cost_usd").decimalValue())
        .isEqualByComparingTo("0.0000015");
    assertThat(usage.path("usage").findValuesAsText("model"))
        .contains("small", "a,\"b\"")
        .doesNotContain("theirs");
  }

  @Test
  void without_limits_nothing_is_allowed_or_left_but_used() {
    event.getRequestContext().getAuthorizer().remove("limits");

    var limit = ApiContract.json(function.send(event).getBody()).path("limits").get(0);

    assertThat(limit.path("allowed").isNull()).isTrue();
    assertThat(limit.path("left").isNull()).isTrue();
    assertThat(limit.path("used").asInt()).isZero();
  }

  @Test
  void writes_comma_separated_values_for_who_asks_for_them() {
    event.setHeaders(Map.of("accept", "text/csv;q=1, */*"));
    event.setQueryStringParameters(Map.of("from", "2026-01-01", "to", "2026-01-02"));

    var response = function.handler().handleRequest(event, TestContext.FRESH);

    assertThat(response.getHeaders()).containsEntry("Content-Type", "text/csv");
    assertThat(response.getBody())
        .isEqualTo(
            "day,use_case,model,requests,calls,input_tokens,output_tokens,cache_read_tokens,"
                + "cache_write_tokens,cost_usd\r\n"
                + "2026-01-01,query,small,1,1,10,4,2,1,0.0000015\r\n"
                + "2026-01-02,query,\"a,\"\"b\"\"\",1,1,10,4,2,1,0.25\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02, 2026-01-01, from",
    "2026-01-01, 2026-04-03, from",
    "yesterday, 2026-01-01, from",
    "2026-01-01, 2026-02-30, to"
  })
  void a_period_that_is_none_or_too_long_is_refused(String from, String to, String field) {
    event.setQueryStringParameters(Map.of("from", from, "to", to));

    var response = function.send(event);

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(ApiContract.json(response.getBody()).path("field").asText()).isEqualTo(field);
  }

  @Test
  void ninety_two_days_are_a_period() {
    event.setQueryStringParameters(Map.of("from", "2026-01-01", "to", "2026-04-02"));

    assertThat(function.send(event).getStatusCode()).isEqualTo(200);
  }
}
