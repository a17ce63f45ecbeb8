package dev.burhan.function.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.burhan.edge.testing.ApiContract;
import dev.burhan.edge.testing.CapturedLog;
import dev.burhan.edge.testing.Events;
import dev.burhan.edge.testing.TestContext;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.ApiKey.Scope;
import dev.burhan.tenancy.ApiKeyStore;
import dev.burhan.tenancy.AuthenticateKey;
import dev.burhan.tenancy.KeyHash;
import dev.burhan.tenancy.Tenant.Status;
import dev.burhan.testing.FailingCalls;
import dev.burhan.testing.InMemoryApiKeyStore;
import dev.burhan.testing.InMemoryTenantStore;
import dev.burhan.testing.SettableClock;
import dev.burhan.testing.TestAccounts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HandlerTest {

  private static final String SECRET = "bk_abcdefghij_abcdefghijklmnopqrstuvwxyz234567abcdefgh";
  private static final String OTHER = "bk_abcdefghij_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz";

  private final SettableClock clock = SettableClock.atNoon();
  private final InMemoryApiKeyStore keys = new InMemoryApiKeyStore();
  private final KeyHash.Hasher hasher = new KeyHash.Hasher("a pepper for tests");
  private final InMemoryTenantStore tenants = new InMemoryTenantStore();
  private final Handler handler = handler(keys);
  private final AuthorizerEvent event =
      Events.read(AuthorizerEvent.class, "/events/authorizer.json");

  @Test
  void says_whose_key_it_is() {
    save(Set.of(Scope.QUERY, Scope.INGEST));

    var sent = ApiContract.json(sent());

    assertThat(sent)
        .isEqualTo(
            ApiContract.json(
                """
                {
                  "principalId": "key-1",
                  "policyDocument": {
                    "Version": "2012-10-17",
                    "Statement": [{
                      "Action": "execute-api:Invoke",
                      "Effect": "Allow",
                      "Resource": "arn:aws:execute-api:eu-west-1:123456789012:api-id/v1/*"
                    }]
                  },
                  "context": {
                    "tenant": "acme",
                    "scopes": "ingest query",
                    "plan": "pro",
                    "key_id": "key-1",
                    "limits": "10000/1000000/1500000000;300000/20000000/30000000000;50000",
                    "weak_answers": "flag"
                  },
                  "usageIdentifierKey": "usage-identifier-of-acme"
                }
                """));
  }

  @ParameterizedTest
  @CsvSource({"QUERY,query", "INGEST,ingest", "TICKETS,tickets", "VOICE,voice"})
  void names_the_scopes_in_lower_case(Scope scope, String name) {
    save(Set.of(scope));

    assertThat(ApiContract.json(sent()).at("/context/scopes").asText()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:execute-api:eu-west-1:123456789012:api-id/v1/GET/documents/lease-2026",
        "arn:aws:execute-api:eu-west-1:123456789012:api-id/v1/POST/query",
        "arn:aws:execute-api:eu-west-1:123456789012:api-id/v1/GET/a/b/c/*/d",
        "arn:aws:execute-api:eu-west-1:123456789012:api-id/v1/GET/",
      })
  void allows_every_route_of_the_stage_since_the_answer_is_cached(String methodArn) {
    save(Set.of(Scope.QUERY));
    event.setMethodArn(methodArn);

    assertThat(ApiContract.json(sent()).at("/policyDocument/Statement/0/Resource").asText())
        .isEqualTo("arn:aws:execute-api:eu-west-1:123456789012:api-id/v1/*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-api-key", "X-Api-Key", "X-API-KEY", "x-API-key"})
  void finds_the_header_in_any_case(String name) {
    save(Set.of(Scope.QUERY));
    event.setHeaders(Map.of("Accept", "*/*", name, SECRET));
    event.setMultiValueHeaders(Map.of("Accept", List.of("*/*"), name, List.of(SECRET)));

    assertThat(ApiContract.json(sent()).at("/context/tenant").asText()).isEqualTo("acme");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OTHER,
        "bk_abcdefghij_abcdefghijklmnopqrstuvwxyz234567abcdefg",
        SECRET + "a",
        " " + SECRET,
        SECRET + " ",
        SECRET + "\n",
        SECRET + "\r\nx-api-key: " + SECRET,
        SECRET + "\0",
        "Bearer " + SECRET,
        SECRET + "," + SECRET,
        SECRET + ";" + SECRET,
        "\uFEFF" + SECRET,
        "bk_abcdefghij_abcdefghijklmnopqrstuvwxyz234567abcdefg\u200B",
        "bk_\u0430bcdefghij_abcdefghijklmnopqrstuvwxyz234567abcdefgh",
        "\uFF42k_abcdefghij_abcdefghijklmnopqrstuvwxyz234567abcdefgh",
        "\u202Ebk_abcdefghij_abcdefghijklmnopqrstuvwxyz234567abcdefgh",
        "BK_ABCDEFGHIJ_ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFGH",
        "",
        " ",
        "key-1",
        "*",
        "مفتاح-طويل-جدا-للدخول",
      })
  void refuses_a_wrong_or_malformed_key(String secret) {
    save(Set.of(Scope.QUERY));
    send(secret);

    assertUnauthorized();
  }

  @Test
  void refuses_a_key_of_a_million_characters() {
    send("a".repeat(1_000_000));

    assertUnauthorized();
  }

  @Test
  void refuses_a_request_without_a_key() {
    save(Set.of(Scope.QUERY));
    event.setHeaders(Map.of("Authorization", SECRET));
    event.setMultiValueHeaders(Map.of("Authorization", List.of(SECRET)));

    assertUnauthorized();
  }

  @Test
  void refuses_a_request_without_headers() {
    event.setHeaders(null);
    event.setMultiValueHeaders(null);

    assertUnauthorized();
  }

  @Test
  void refuses_a_header_without_a_value() {
    var headers = new HashMap<String, String>();
    headers.put("x-api-key", null);
    event.setHeaders(headers);

    assertUnauthorized();
  }

  @Test
  void takes_no_key_from_parameters() {
    save(Set.of(Scope.QUERY));
    event.setHeaders(Map.of());
    event.setMultiValueHeaders(Map.of());
    event.setQueryStringParameters(Map.of("x-api-key", SECRET));
    event.setAuthorizationToken(SECRET);

    assertUnauthorized();
  }

  @Test
  void refuses_a_key_from_the_moment_it_expires() {
    var end = clock.instant().plus(Duration.ofHours(1));
    tenants.create(TestAccounts.tenant("acme"));
    save(TestAccounts.key("acme", "key-1", Set.of(Scope.QUERY), Optional.of(end)));

    clock.set(end.minusMillis(1));
    assertThat(ApiContract.json(sent()).at("/context/tenant").asText()).isEqualTo("acme");
    clock.set(end);
    assertUnauthorized();
  }

  @Test
  void fails_otherwise_than_unauthorized_when_the_keys_cannot_be_read() {
    var broken = handler(new FailingCalls(1, false).in(ApiKeyStore.class, keys));

    assertThatThrownBy(() -> broken.handleRequest(event, TestContext.FRESH))
        .isInstanceOf(DependencyFailure.Transient.class)
        .message()
        .isNotEqualTo("Unauthorized");
  }

  @ParameterizedTest
  @CsvSource({
    "SUSPENDED,This tenant is suspended. Ask the operator of this service.",
    "LEAVING,The data of this tenant is being deleted."
  })
  void denies_every_route_to_a_tenant_that_is_not_served_and_says_why(
      Status status, String refusal) {
    tenants.create(TestAccounts.tenant("acme", "pro", status));
    save(TestAccounts.key("acme", "key-1", Set.of(Scope.QUERY)));

    var sent = ApiContract.json(sent());

    assertThat(sent.at("/policyDocument/Statement/0/Effect").asText()).isEqualTo("Deny");
    assertThat(sent.at("/policyDocument/Statement/0/Resource").asText()).endsWith("/v1/*");
    assertThat(sent.path("context"))
        .isEqualTo(
            ApiContract.json(
                "{\"tenant\":\"acme\",\"key_id\":\"key-1\",\"refusal\":\"" + refusal + "\"}"));
  }

  @Test
  void refuses_a_key_of_another_deployment() {
    save(Set.of(Scope.QUERY));
    var elsewhere =
        new Handler(
            new AuthenticateKey(keys, tenants, () -> hasher, "burhan-prod", clock),
            TestAccounts.PLANS);

    assertThatThrownBy(() -> elsewhere.handleRequest(event, TestContext.FRESH))
        .hasMessage("Unauthorized");
  }

  @Test
  void refuses_a_header_that_is_there_twice() {
    save(Set.of(Scope.QUERY));
    event.setHeaders(Map.of("x-api-key", SECRET));

    event.setMultiValueHeaders(Map.of("x-api-key", List.of(OTHER, SECRET)));
    assertUnauthorized();
    event.setMultiValueHeaders(Map.of("x-api-key", List.of(SECRET, SECRET)));
    assertUnauthorized();
    event.setMultiValueHeaders(Map.of("x-api-key", List.of(SECRET), "X-Api-Key", List.of(SECRET)));
    assertUnauthorized();
    event.setHeaders(Map.of("x-api-key", SECRET, "X-API-KEY", SECRET));
    event.setMultiValueHeaders(null);
    assertUnauthorized();
    event.setHeaders(Map.of("x-api-key", SECRET));
    event.setMultiValueHeaders(Map.of("x-api-key", List.of(OTHER)));
    assertUnauthorized();
  }

  @Test
  void never_logs_the_key() {
    save(Set.of(Scope.QUERY));
    try (var log = new CapturedLog()) {
      sent();
      send(OTHER);
      assertUnauthorized();
      send(SECRET + "\r\nx");
      assertUnauthorized();

      assertThat(log.text()).doesNotContain(SECRET.substring(14), OTHER.substring(14));
    }
  }

  private Handler handler(ApiKeyStore store) {
    return new Handler(
        new AuthenticateKey(store, tenants, () -> hasher, TestAccounts.DEPLOYMENT, clock),
        TestAccounts.PLANS);
  }

  private void send(String secret) {
    event.setHeaders(Map.of("x-api-key", secret));
    event.setMultiValueHeaders(Map.of("x-api-key", List.of(secret)));
  }

  private void save(Set<Scope> scopes) {
    tenants.create(TestAccounts.tenant("acme"));
    save(TestAccounts.key("acme", "key-1", scopes));
  }

  private void save(ApiKey key) {
    keys.create(key.tenant(), hasher.hash(SECRET), key, 1);
  }

  /** The answer as the runtime sends it. */
  private String sent() {
    var out = new ByteArrayOutputStream();
    JacksonFactory.getInstance()
        .getSerializer(Map.class)
        .toJson(handler.handleRequest(event, TestContext.FRESH), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** API Gateway answers 401 to exactly this message, and 500 to any other. */
  private void assertUnauthorized() {
    assertThatThrownBy(() -> handler.handleRequest(event, TestContext.FRESH))
        .hasMessage("Unauthorized")
        .hasNoCause();
  }
}
