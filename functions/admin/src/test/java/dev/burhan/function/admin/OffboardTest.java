package dev.burhan.function.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.accounts.AuditEntry;
import dev.burhan.accounts.OffboardTenant;
import dev.burhan.accounts.RecordDeeds;
import dev.burhan.edge.testing.ApiContract;
import dev.burhan.edge.testing.TestContext;
import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryTenantData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tenants removed. */
final class OffboardTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Duration SETTLING = Duration.ofMinutes(30);

  private final AdminFixture function = new AdminFixture();
  private final InMemoryTenantData documents = new InMemoryTenantData("documents");
  private final InMemoryTenantData keys = new InMemoryTenantData("api_keys");

  @BeforeEach
  void a_tenant_with_a_key_and_a_document() {
    function.tenant("acme");
    function.post("/admin/tenants/acme/keys", "{\"label\":\"a\",\"scopes\":[\"query\"]}");
    documents.put(ACME, "lease");
  }

  @Test
  void tells_what_is_left_and_until_when_something_may_come_in() {
    var response = offboard("acme", "acme");

    assertThat(response.getStatusCode()).isEqualTo(202);
    var body = AdminFixture.body(response);
    assertThat(body.path("status").asText()).isEqualTo("partial");
    assertThat(body.path("settled_at").asText())
        .isEqualTo(function.clock.instant().plus(SETTLING).toString());
    assertThat(body.path("stores"))
        .isEqualTo(
            ApiContract.json(
                """
                [{"store": "documents", "before": 1, "after": 0},
                 {"store": "api_keys", "before": 0, "after": 0}]
                """));
    assertThat(outcome()).isEqualTo("unfinished");
  }

  @Test
  void tells_that_nothing_is_left() {
    offboard("acme", "acme");
    function.clock.advance(SETTLING);

    var response = offboard("acme", "acme");

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(AdminFixture.body(response).path("status").asText()).isEqualTo("gone");
    assertThat(outcome()).isEqualTo("removed");
    assertThat(function.get("/admin/tenants/acme").getStatusCode()).isEqualTo(404);
    assertThat(offboard("acme", "acme").getStatusCode()).isEqualTo(404);
  }

  @Test
  void touches_nothing_unless_the_id_is_repeated() {
    for (var wrong : new @Nullable String[] {null, "", "acm", "ACME", "globex"}) {
      assertThat(offboard("acme", wrong).getStatusCode()).isEqualTo(400);
    }

    assertThat(function.tenants.find(ACME)).isPresent();
    assertThat(documents.count(ACME, Deadline.in(SETTLING, function.clock))).isEqualTo(1);
    assertThat(log()).noneMatch(it -> it.deed().action() == AuditEntry.Action.REMOVE_TENANT);
  }

  @Test
  void the_operator_stays() {
    var operator = TenantId.OPERATOR.value();

    assertThat(offboard(operator, operator).getStatusCode()).isEqualTo(409);
    assertThat(outcome()).isEqualTo("operator-stays");
  }

  private APIGatewayProxyResponseEvent offboard(String tenant, @Nullable String confirmation) {
    var event = AdminFixture.event("DELETE", "/admin/tenants/" + tenant);
    if (confirmation != null) {
      event.withQueryStringParameters(Map.of("confirm", confirmation));
    }
    var offboard =
        new OffboardTenant(
            function.tenants,
            function.keys,
            function.gateway,
            new OffboardTenant.Kept(List.of(documents), keys),
            SETTLING);
    var deeds = new RecordDeeds(function.log, function.clock, UUID::randomUUID);
    var response =
        new OffboardHandler(new OffboardRoutes(offboard, deeds), function.clock)
            .handleRequest(event, TestContext.FRESH);
    ApiContract.check(event, response);
    return response;
  }

  private String outcome() {
    return log().getFirst().outcome();
  }

  private List<AuditEntry> log() {
    return function.log.list(Optional.empty(), 10);
  }
}
