package dev.burhan.function.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.burhan.accounts.AuditEntry;
import dev.burhan.edge.testing.CapturedLog;
import dev.burhan.tenancy.AuthenticateKey;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.TestAccounts;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys made, listed, rotated and revoked. */
final class KeysTest {

  private static final String KEYS = "/admin/tenants/acme/keys";
  private static final String QUERY = "{\"label\":\"website\",\"scopes\":[\"query\"]}";

  private final AdminFixture function = new AdminFixture();

  KeysTest() {
    function.tenant("acme");
  }

  @Test
  void shows_the_secret_once() {
    var made = function.post(KEYS, QUERY);

    assertThat(made.getStatusCode()).isEqualTo(201);
    var secret = secret(made);
    assertThat(secret).startsWith("bk_" + id(made) + "_");
    assertThat(isLetIn(secret)).isTrue();
    var listed = function.get(KEYS).getBody();
    assertThat(listed)
        .contains("\"prefix\":\"bk_" + id(made) + "\"")
        .doesNotContain(secret)
        .doesNotContain(function.hasher.hash(secret).hex());
  }

  /** Decided in docs/decisions/0021: a secret is kept nowhere, not for a day either. */
  @Test
  void the_same_request_again_makes_no_other_key_and_shows_no_secret() {
    var event = AdminFixture.event("POST", KEYS).withBody(QUERY);
    event.getHeaders().put("Idempotency-Key", "once");

    var made = function.send(event);
    var again = function.send(event);

    assertThat(again.getStatusCode()).isEqualTo(201);
    assertThat(again.getHeaders()).containsEntry("Idempotent-Replayed", "true");
    assertThat(id(again)).isEqualTo(id(made));
    assertThat(AdminFixture.body(again).path("secret").isNull()).isTrue();
    assertThat(function.keys.list(new TenantId("acme"), Optional.empty(), 10)).hasSize(1);
  }

  @Test
  void rotates_a_key_and_both_are_let_in_for_the_overlap() {
    var old = function.post(KEYS, QUERY);

    var rotated = function.post(KEYS + "/" + id(old) + "/rotate", "{\"overlap_hours\":2}");

    assertThat(rotated.getStatusCode()).isEqualTo(201);
    assertThat(isLetIn(secret(old))).isTrue();
    assertThat(isLetIn(secret(rotated))).isTrue();
    function.clock.advance(Duration.ofHours(2));
    assertThat(isLetIn(secret(old))).isFalse();
    assertThat(isLetIn(secret(rotated))).isTrue();
    assertThat(AdminFixture.body(function.get(KEYS)).findValuesAsText("status"))
        .containsExactlyInAnyOrder("expired", "active");
  }

  @Test
  void a_rotation_without_a_body_overlaps_for_a_day() {
    var old = function.post(KEYS, QUERY);

    function.post(KEYS + "/" + id(old) + "/rotate", null);

    function.clock.advance(Duration.ofDays(1).minusMillis(1));
    assertThat(isLetIn(secret(old))).isTrue();
    function.clock.advance(Duration.ofMillis(1));
    assertThat(isLetIn(secret(old))).isFalse();
  }

  @Test
  void a_revoked_key_is_refused_and_gone() {
    var made = function.post(KEYS, QUERY);
    var path = KEYS + "/" + id(made);

    var revoked = function.send(AdminFixture.event("DELETE", path));

    assertThat(revoked.getStatusCode()).isEqualTo(200);
    assertThat(isLetIn(secret(made))).isFalse();
    assertThat(function.send(AdminFixture.event("DELETE", path)).getStatusCode()).isEqualTo(404);
    assertThat(function.post(path + "/rotate", null).getStatusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"scopes\":[\"query\",\"admin\"]}                                  | scopes",
        "{\"scopes\":[\"root\"]}                                             | scopes",
        "{\"scopes\":[\"QUERY\"]}                                            | scopes",
        "{\"scopes\":[\"query\",\"query\"]}                                  | scopes",
        "{\"scopes\":[null]}                                                 | scopes",
        "{\"scopes\":[]}                                                     | scopes",
        "{}                                                                  | scopes",
        "{\"scopes\":[\"query\"],\"label\":\"a\\u202Eb\"}                    | label",
        "{\"scopes\":[\"query\"],\"expires_at\":\"tomorrow\"}                | expires_at",
        "{\"scopes\":[\"query\"],\"expires_at\":\"2026-01-02T12:00:00Z\"}    | expires_at",
        "{\"scopes\":[\"query\"],\"expires_at\":\"+99999-01-01T00:00:00Z\"}  | expires_at",
      })
  void names_the_field_at_fault(String body, String field) {
    var response = function.post(KEYS, body);

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(AdminFixture.body(response).path("field").asText()).isEqualTo(field);
    assertThat(function.keys.list(new TenantId("acme"), Optional.empty(), 10)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1", "721", "1000000000"})
  void refuses_an_overlap_without_bounds(String hours) {
    var old = function.post(KEYS, QUERY);

    var response =
        function.post(KEYS + "/" + id(old) + "/rotate", "{\"overlap_hours\":%s}".formatted(hours));

    assertThat(AdminFixture.body(response).path("field").asText()).isEqualTo("overlap_hours");
  }

  @Test
  void a_key_of_another_tenant_looks_like_none() {
    function.tenant("globex");
    var made = function.post(KEYS, QUERY);
    var foreign = "/admin/tenants/globex/keys/" + id(made);

    assertThat(function.send(AdminFixture.event("DELETE", foreign)).getStatusCode()).isEqualTo(404);
    assertThat(function.post(foreign + "/rotate", null).getStatusCode()).isEqualTo(404);
    assertThat(isLetIn(secret(made))).isTrue();
    assertThat(function.get("/admin/tenants/nobody/keys").getStatusCode()).isEqualTo(404);
    assertThat(function.post("/admin/tenants/nobody/keys", QUERY).getStatusCode()).isEqualTo(404);
  }

  @Test
  void a_tenant_has_a_thousand_keys_at_most_listed_in_pages() {
    for (int i = 0; i < 1_000; i++) {
      function.keys.create(
          new TenantId("acme"),
          new KeyHash("hash-" + i),
          TestAccounts.key("acme", "k%04d".formatted(i), Set.of()),
          1_000);
    }

    var response = function.post(KEYS, QUERY);

    assertThat(response.getStatusCode()).isEqualTo(409);
    assertThat(AdminFixture.body(response).path("type").asText()).endsWith(":too-many-keys");
    var event = AdminFixture.event("GET", KEYS);
    event.setQueryStringParameters(Map.of("limit", "200", "after", "k0799"));
    var last = AdminFixture.body(function.send(event));
    assertThat(last.path("keys")).hasSize(200);
    assertThat(last.path("next").isNull()).isTrue();
  }

  @Test
  void the_log_names_the_key_that_was_made_and_no_secret_is_anywhere() {
    try (var log = new CapturedLog()) {
      var made = function.post(KEYS, QUERY);
      var rotated = function.post(KEYS + "/" + id(made) + "/rotate", null);

      var entries = function.log.list(Optional.empty(), 10);
      assertThat(entries)
          .extracting(entry -> entry.deed().key().map(Object::toString).orElse(""))
          .contains(id(made));
      assertThat(entries).extracting(AuditEntry::outcome).contains("created");
      for (var secret : new String[] {secret(made), secret(rotated)}) {
        assertThat(log.text()).doesNotContain(secret.substring(14));
        assertThat(entries.toString()).doesNotContain(secret.substring(14));
      }
    }
  }

  private boolean isLetIn(String secret) {
    var authenticate =
        new AuthenticateKey(
            function.keys,
            function.tenants,
            () -> function.hasher,
            TestAccounts.DEPLOYMENT,
            function.clock);
    return authenticate.authenticate(secret) instanceof AuthenticateKey.Result.Accepted;
  }

  private static String secret(APIGatewayProxyResponseEvent response) {
    return AdminFixture.body(response).path("secret").asText();
  }

  private static String id(APIGatewayProxyResponseEvent response) {
    return AdminFixture.body(response).at("/key/key_id").asText();
  }
}
