package dev.burhan.function.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.accounts.AuditEntry;
import dev.burhan.edge.testing.ApiContract;
import dev.burhan.edge.testing.CapturedLog;
import dev.burhan.edge.testing.Events;
import dev.burhan.tenancy.Tenant.Status;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.TestAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tenants created, listed, changed, suspended and resumed. */
final class TenantsTest {

  private static final String LIMITS =
      """
      {"day": {"requests": 1, "tokens": 2, "money": "0.5"},
       "month": {"requests": 3, "tokens": 4, "money": "6"}, "tokens_per_minute": 7}
      """;

  private final AdminFixture function = new AdminFixture();

  @Test
  void creates_a_tenant_and_shows_what_holds_for_it() {
    var response = create("\"acme\"", "\"شركة البرهان\"", "\"free\"");

    assertThat(response.getStatusCode()).isEqualTo(201);
    var tenant = AdminFixture.body(response);
    assertThat(tenant.path("name").asText()).isEqualTo("شركة البرهان");
    assertThat(tenant.path("status").asText()).isEqualTo("active");
    assertThat(tenant.path("weak_answers").asText()).isEqualTo("flag");
    assertThat(tenant.path("own_limits").isNull()).isTrue();
    assertThat(tenant.at("/limits/day/requests").asLong()).isEqualTo(100);
    assertThat(tenant.at("/limits/day/money").asText()).isEqualTo("1.5");
    assertThat(AdminFixture.body(function.get("/admin/tenants/acme"))).isEqualTo(tenant);
  }

  @Test
  void own_limits_hold_in_place_of_the_plans() {
    function.tenant("acme");

    var body =
        "{\"name\":\"A\",\"plan\":\"pro\",\"weak_answers\":\"abstain\",\"own_limits\":" + LIMITS;
    var changed = function.put("/admin/tenants/acme", body + "}");

    var tenant = AdminFixture.body(changed);
    assertThat(tenant.path("own_limits")).isEqualTo(ApiContract.json(LIMITS));
    assertThat(tenant.path("limits")).isEqualTo(ApiContract.json(LIMITS));
    assertThat(tenant.path("weak_answers").asText()).isEqualTo("abstain");
  }

  @Test
  void refuses_an_id_that_is_taken() {
    function.tenant("acme");

    var again = create("\"acme\"", "\"Another\"", "\"pro\"");

    assertThat(again.getStatusCode()).isEqualTo(409);
    assertThat(AdminFixture.body(again).path("type").asText()).endsWith(":tenant-exists");
    assertThat(AdminFixture.body(again).path("field").asText()).isEqualTo("tenant_id");
    assertThat(create("\"burhan-operator\"", "\"Me\"", "\"pro\"").getStatusCode()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Acme\"           | \"N\"                 | \"pro\"  | tenant_id",
        "\"ac\"             | \"N\"                 | \"pro\"  | tenant_id",
        "\"-acme\"          | \"N\"                 | \"pro\"  | tenant_id",
        "\"\u0430cme\"      | \"N\"                 | \"pro\"  | tenant_id",
        "\"acme\\u200b\"    | \"N\"                 | \"pro\"  | tenant_id",
        "\"acme\\n\"        | \"N\"                 | \"pro\"  | tenant_id",
        "null               | \"N\"                 | \"pro\"  | tenant_id",
        "\"acme\"           | null                  | \"pro\"  | name",
        "\"acme\"           | \"  \"                | \"pro\"  | name",
        "\"acme\"           | \"\\u2003\"           | \"pro\"  | name",
        "\"acme\"           | \"a\\u0000b\"         | \"pro\"  | name",
        "\"acme\"           | \"a\\ud800b\"         | \"pro\"  | name",
        "\"acme\"           | \"Acme\\u202Eemca\"   | \"pro\"  | name",
        "\"acme\"           | \"Ac\\u200Bme\"       | \"pro\"  | name",
        "\"acme\"           | \"two\\nlines\"       | \"pro\"  | name",
        "\"acme\"           | \"two\\u2028lines\"   | \"pro\"  | name",
        "\"acme\"           | \"N\"                 | \"gold\" | plan",
        "\"acme\"           | \"N\"                 | \"PRO\"  | plan",
        "\"acme\"           | \"N\"                 | null     | plan",
      })
  void names_the_field_at_fault(String id, String name, String plan, String field) {
    var response = create(id, name, plan);

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(AdminFixture.body(response).path("field").asText()).isEqualTo(field);
    assertThat(function.tenants.list(Optional.empty(), 10)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "requests\": 1,requests\": -1,own_limits.day.requests",
    "tokens\": 2,tokens\": 1000000000000001,own_limits.day.tokens",
    "0.5,-0.5,own_limits.day.money",
    "0.5,1e3,own_limits.day.money",
    "0.5,1000000001,own_limits.day.money",
    "0.5,0.0000000001,own_limits.day.money",
    "\"tokens_per_minute\": 7,\"tokens_per_minute\": null,own_limits.tokens_per_minute",
    "\"requests\": 3,\"requests\": null,own_limits.month.requests",
  })
  void refuses_limits_that_are_none(String what, String instead, String field) {
    var limits = LIMITS.replace(what, instead);
    var body =
        "{\"tenant_id\":\"acme\",\"name\":\"A\",\"plan\":\"pro\",\"own_limits\":" + limits + "}";

    var response = function.post("/admin/tenants", body);

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(AdminFixture.body(response).path("field").asText()).isEqualTo(field);
  }

  @Test
  void lists_every_tenant_once_in_pages() {
    for (int i = 0; i < 7; i++) {
      function.tenant("tenant-" + i);
    }

    var seen = new ArrayList<String>();
    JsonNode page = AdminFixture.body(function.send(page(null)));
    while (true) {
      page.path("tenants").forEach(tenant -> seen.add(tenant.path("tenant_id").asText()));
      if (page.path("next").isNull()) {
        break;
      }
      page = AdminFixture.body(function.send(page(page.path("next").asText())));
    }

    assertThat(seen).hasSize(8).doesNotHaveDuplicates().contains("burhan-operator", "tenant-6");
  }

  @Test
  void suspends_and_resumes_a_tenant() {
    function.tenant("acme");

    var suspended = function.post("/admin/tenants/acme/suspend", null);
    assertThat(AdminFixture.body(suspended).path("status").asText()).isEqualTo("suspended");
    var resumed = function.post("/admin/tenants/acme/resume", null);

    assertThat(AdminFixture.body(resumed).path("status").asText()).isEqualTo("active");
  }

  @Test
  void never_suspends_the_operator_nor_changes_who_is_leaving() {
    function.tenants.create(TestAccounts.tenant("leaver", "pro", Status.LEAVING));

    var operator = function.post("/admin/tenants/burhan-operator/suspend", null);
    var leaving = function.put("/admin/tenants/leaver", "{\"name\":\"L\",\"plan\":\"pro\"}");

    assertThat(operator.getStatusCode()).isEqualTo(409);
    assertThat(AdminFixture.body(operator).path("type").asText()).endsWith(":operator-stays");
    assertThat(leaving.getStatusCode()).isEqualTo(409);
    assertThat(AdminFixture.body(leaving).path("type").asText()).endsWith(":tenant-leaving");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "NOBODY", "..", "a b", "\u0430cme"})
  void an_id_that_is_none_is_nobodys(String id) {
    assertThat(function.get("/admin/tenants/" + id).getStatusCode()).isEqualTo(404);
    assertThat(function.post("/admin/tenants/" + id + "/suspend", null).getStatusCode())
        .isEqualTo(404);
  }

  @Test
  void a_tenant_keeps_its_id() {
    function.tenant("acme");

    var body = "{\"tenant_id\":\"acme\",\"name\":\"A\",\"plan\":\"pro\"}";
    var response = function.put("/admin/tenants/acme", body);

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(AdminFixture.body(response).path("field").asText()).isEqualTo("tenant_id");
  }

  @Test
  void a_tenants_key_may_not_administer() {
    var event = Events.from("acme", AdminFixture.event("GET", "/admin/tenants"));

    assertThat(function.send(event).getStatusCode()).isEqualTo(403);
  }

  @Test
  void everything_is_written_down_and_told_newest_first() {
    function.tenant("acme");
    create("\"globex\"", "\"N\"", "\"gold\"");
    function.post("/admin/tenants/acme/suspend", null);

    var entries = AdminFixture.body(function.get("/admin/audit")).path("entries");

    assertThat(entries.findValuesAsText("outcome"))
        .containsExactlyInAnyOrder("changed", "unknown-plan", "created");
    assertThat(entries.findValuesAsText("who")).containsOnly("admin-key");
    assertThat(entries.findValuesAsText("action"))
        .containsExactlyInAnyOrder("suspend_tenant", "create_tenant", "create_tenant");
    assertThat(function.log.list(Optional.empty(), 10))
        .extracting(AuditEntry::outcome)
        .doesNotContain(AuditEntry.BEGUN);
  }

  @Test
  void the_log_is_told_in_pages() {
    for (int i = 0; i < 5; i++) {
      function.tenant("tenant-" + i);
      function.clock.advance(Duration.ofDays(20));
    }

    var event = AdminFixture.event("GET", "/admin/audit");
    event.setQueryStringParameters(Map.of("limit", "3"));
    var first = AdminFixture.body(function.send(event));
    event.setQueryStringParameters(Map.of("before", first.path("next").asText()));
    var second = AdminFixture.body(function.send(event));

    assertThat(first.path("entries").findValuesAsText("tenant_id"))
        .containsExactly("tenant-4", "tenant-3", "tenant-2");
    assertThat(second.path("entries").findValuesAsText("tenant_id"))
        .containsExactly("tenant-1", "tenant-0");
    assertThat(second.path("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-01-02T12:00:00Z", "2026-13-02T12:00:00Z_0"})
  void refuses_a_page_that_is_none(String before) {
    var event = AdminFixture.event("GET", "/admin/audit");
    event.setQueryStringParameters(Map.of("before", before));

    assertThat(AdminFixture.body(function.send(event)).path("field").asText()).isEqualTo("before");
  }

  @Test
  void lists_the_plans() {
    var plans = AdminFixture.body(function.get("/admin/plans")).path("plans");

    assertThat(plans.findValuesAsText("name")).containsExactly("free", "pro", "whole");
  }

  @Test
  void the_same_request_again_creates_once() {
    var event = AdminFixture.event("POST", "/admin/tenants");
    event.setBody("{\"tenant_id\":\"acme\",\"name\":\"A\",\"plan\":\"pro\"}");
    event.getHeaders().put("Idempotency-Key", "once");

    var first = function.send(event);
    var again = function.send(event);

    assertThat(again.getStatusCode()).isEqualTo(201);
    assertThat(again.getBody()).isEqualTo(first.getBody());
    assertThat(function.log.list(Optional.empty(), 10)).hasSize(1);
  }

  @Test
  void shows_the_usage_identifier_to_nobody() {
    try (var log = new CapturedLog()) {
      function.tenant("acme");
      var tenant = function.tenants.find(new TenantId("acme")).orElseThrow();

      assertThat(function.get("/admin/tenants/acme").getBody())
          .doesNotContain(tenant.usageIdentifier());
      assertThat(log.text()).doesNotContain(tenant.usageIdentifier());
    }
  }

  private APIGatewayProxyResponseEvent create(String id, String name, String plan) {
    return function.post(
        "/admin/tenants", "{\"tenant_id\":%s,\"name\":%s,\"plan\":%s}".formatted(id, name, plan));
  }

  private static APIGatewayProxyRequestEvent page(@Nullable String after) {
    var event = AdminFixture.event("GET", "/admin/tenants");
    event.setQueryStringParameters(
        after == null ? Map.of("limit", "3") : Map.of("limit", "3", "after", after));
    return event;
  }
}
