package dev.burhan.function.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
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
import dev.burhan.tenancy.TenantId;
import dev.burhan.testing.InMemoryApiKeyStore;
import dev.burhan.testing.SettableClock;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HandlerTest {

  private static final String SECRET = "bk_0123456789abcdef";

  private final SettableClock clock = SettableClock.atNoon();
  private final InMemoryApiKeyStore keys = new InMemoryApiKeyStore();
  private final KeyHash.Hasher hasher = new KeyHash.Hasher("a pepper for tests");
  private final Handler handler = handler(keys);
  private final APIGatewayCustomAuthorizerEvent event =
      Events.read(APIGatewayCustomAuthorizerEvent.class, "/events/authorizer.json");

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
                  "context": {"tenant": "acme", "scopes": "ingest query", "key_id": "key-1"}
                }
                """));
  }

  @ParameterizedTest
  @CsvSource({"QUERY,query", "INGEST,ingest"})
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

    assertThat(ApiContract.json(sent()).at("/context/tenant").asText()).isEqualTo("acme");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bk_0123456789abcdeF",
        "bk_0123456789abcde",
        "bk_0123456789abcdefg",
        " bk_0123456789abcdef",
        "bk_0123456789abcdef ",
        "bk_0123456789abcdef\n",
        "Bearer bk_0123456789abcdef",
        "",
        " ",
        "key-1",
        "*",
        "مفتاح-طويل-جدا-للدخول",
        "bk_0123456789abcdef,bk_0123456789abcdef",
      })
  void refuses_a_wrong_or_malformed_key(String secret) {
    save(Set.of(Scope.QUERY));
    event.setHeaders(Map.of("x-api-key", secret));

    assertUnauthorized();
  }

  @Test
  void refuses_a_key_of_a_million_characters() {
    event.setHeaders(Map.of("x-api-key", "a".repeat(1_000_000)));

    assertUnauthorized();
  }

  @Test
  void refuses_a_request_without_a_key() {
    save(Set.of(Scope.QUERY));
    event.setHeaders(Map.of("Authorization", SECRET));

    assertUnauthorized();
  }

  @Test
  void refuses_a_request_without_headers() {
    event.setHeaders(null);

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
    event.setQueryStringParameters(Map.of("x-api-key", SECRET));
    event.setAuthorizationToken(SECRET);

    assertUnauthorized();
  }

  @Test
  void refuses_a_key_from_the_moment_it_expires() {
    var end = clock.instant().plus(Duration.ofHours(1));
    var key = new ApiKey("key-1", new TenantId("acme"), Set.of(Scope.QUERY), Optional.of(end));
    keys.save(hasher.hash(SECRET), key);

    clock.set(end.minusMillis(1));
    assertThat(ApiContract.json(sent()).at("/context/tenant").asText()).isEqualTo("acme");
    clock.set(end);
    assertUnauthorized();
  }

  @Test
  void fails_otherwise_than_unauthorized_when_the_keys_cannot_be_read() {
    var broken =
        handler(
            new ApiKeyStore() {
              @Override
              public void save(KeyHash hash, ApiKey key) {
                throw new UnsupportedOperationException("this store is read");
              }

              @Override
              public Optional<ApiKey> find(KeyHash hash) {
                throw new DependencyFailure.Transient("throttled", null);
              }
            });

    assertThatThrownBy(() -> broken.handleRequest(event, TestContext.FRESH))
        .isInstanceOf(DependencyFailure.Transient.class)
        .message()
        .isNotEqualTo("Unauthorized");
  }

  @Test
  void never_logs_the_key() {
    save(Set.of(Scope.QUERY));
    try (var log = new CapturedLog()) {
      sent();
      event.setHeaders(Map.of("x-api-key", "bk_another_secret_of_a_key"));
      assertUnauthorized();

      assertThat(log.text()).doesNotContain(SECRET, "another_secret");
    }
  }

  private Handler handler(ApiKeyStore store) {
    return new Handler(new AuthenticateKey(store, hasher, clock));
  }

  private void save(Set<Scope> scopes) {
    keys.save(
        hasher.hash(SECRET), new ApiKey("key-1", new TenantId("acme"), scopes, Optional.empty()));
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
