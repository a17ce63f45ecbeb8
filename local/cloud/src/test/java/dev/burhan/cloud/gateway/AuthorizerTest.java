package dev.burhan.cloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.testing.Templates;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, and how long the answer is remembered. */
final class AuthorizerTest {

  private final GatewayFixture cloud = new GatewayFixture();

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void passes_principal_and_context_as_text() throws Exception {
    cloud.send("GET", "/things/42");

    var authorizer = cloud.thing.lastEvent().at("/requestContext/authorizer");
    assertThat(authorizer.path("principalId").asText()).isEqualTo("acme");
    assertThat(authorizer.path("tenant").asText()).isEqualTo("acme");
    assertThat(authorizer.path("limit").isTextual()).isTrue();
    assertThat(authorizer.path("beta").asText()).isEqualTo("true");
    assertThat(cloud.guard.lastEvent().path("methodArn").asText())
        .isEqualTo("arn:aws:execute-api:eu-west-1:123456789012:local/v1/GET/things/42");
  }

  @Test
  void refuses_a_request_without_the_identity_header_unasked() throws Exception {
    var missing = cloud.send(cloud.request("GET", "/things/42"));
    var blank = cloud.send(cloud.request("GET", "/things/42").header("x-api-key", " "));

    assertThat(missing.statusCode()).isEqualTo(401);
    assertThat(missing.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(missing.headers().firstValue("Retry-After")).hasValue("1");
    var requestId = missing.headers().firstValue("x-amzn-RequestId").orElseThrow();
    assertThat(GatewayFixture.text(missing))
        .isEqualTo("{\"title\":\"Unauthorized\",\"request_id\":\"" + requestId + "\"}");
    assertThat(blank.statusCode()).isEqualTo(401);
    assertThat(cloud.guard.events()).isEmpty();
  }

  @Test
  void takes_the_message_unauthorized_for_401_and_forgets_it() throws Exception {
    cloud.guard.throwsError("Unauthorized");
    var refused = cloud.send("GET", "/things/42");
    cloud.guard.answers(GatewayFixture.ALLOW);
    var allowed = cloud.send("GET", "/things/42");

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(allowed.statusCode()).isEqualTo(200);
  }

  @Test
  void takes_any_other_error_for_its_own_failure() throws Exception {
    cloud.guard.throwsError("unauthorized, sort of");

    var response = cloud.send("GET", "/things/42");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(GatewayFixture.text(response))
        .isEqualTo("{\"title\":\"failed\",\"type\":\"AUTHORIZER_FAILURE\"}");
    assertThat(cloud.thing.events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "[]",
        "nonsense",
        "{\"principalId\":\"a\"}",
        "{\"principalId\":\"a\",\"policyDocument\":{\"Statement\":[{\"Effect\":\"Maybe\"}]}}",
        "{\"principalId\":\"a\",\"context\":{\"deep\":{\"er\":1}},\"policyDocument\":{\"Statement\":"
            + "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}}",
        "{\"principalId\":\"a\",\"policyDocument\":{\"Statement\":{\"Effect\":\"Allow\","
            + "\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{}}}}}",
      })
  void answers_500_to_a_malformed_policy(String answer) throws Exception {
    cloud.guard.answers(answer);

    var response = cloud.send("GET", "/things/42");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(GatewayFixture.text(response)).contains("AUTHORIZER_CONFIGURATION_ERROR");
  }

  @Test
  void denies_what_the_policy_denies_or_does_not_allow() throws Exception {
    cloud.guard.answers(GatewayFixture.ALLOW.replace("\"Allow\"", "\"Deny\""));
    var denied = cloud.send("GET", "/things/42");
    cloud.clock.advance(Duration.ofMinutes(2));
    cloud.guard.answers(GatewayFixture.ALLOW.replace("/v1/*", "/v1/GET/things/?"));
    var tooLong = cloud.send("GET", "/things/42");
    var fits = cloud.send("GET", "/things/7");

    assertThat(denied.statusCode()).isEqualTo(403);
    assertThat(GatewayFixture.text(denied))
        .isEqualTo(
            "{\"message\":\"User is not authorized to access this resource with an explicit"
                + " deny\"}");
    assertThat(tooLong.statusCode()).isEqualTo(403);
    assertThat(fits.statusCode()).isEqualTo(200);
  }

  @Test
  void says_in_the_response_what_the_authorizer_said_of_the_caller() throws Exception {
    try (var told =
        new GatewayFixture(
            Templates.smallText()
                .replace(
                    "        DEFAULT_5XX:",
                    "        ACCESS_DENIED:\n"
                        + "          ResponseTemplates:\n"
                        + "            application/json:"
                        + " '{\"detail\":\"$context.authorizer.refusal\"}'\n"
                        + "        DEFAULT_5XX:"))) {
      told.guard.answers(
          GatewayFixture.ALLOW
              .replace("\"Allow\"", "\"Deny\"")
              .replace("\"beta\":true", "\"refusal\":\"Asleep.\""));

      var denied = told.send("GET", "/things/42");

      assertThat(denied.statusCode()).isEqualTo(403);
      assertThat(GatewayFixture.text(denied)).isEqualTo("{\"detail\":\"Asleep.\"}");
    }
  }

  @Test
  void remembers_an_answer_per_key_until_its_time_is_up() throws Exception {
    cloud.send("GET", "/things/1");
    cloud.send("GET", "/things/2");
    assertThat(cloud.guard.events()).hasSize(1);

    cloud.send(cloud.request("GET", "/things/1").header("x-api-key", "key-2"));
    assertThat(cloud.guard.events()).hasSize(2);

    cloud.clock.advance(Duration.ofSeconds(59));
    cloud.send("GET", "/things/1");
    assertThat(cloud.guard.events()).hasSize(2);

    cloud.clock.advance(Duration.ofSeconds(1));
    cloud.send("GET", "/things/1");
    assertThat(cloud.guard.events()).hasSize(3);
  }

  @Test
  void asks_nobody_about_an_open_route() throws Exception {
    var response = cloud.send(cloud.request("GET", "/open"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(cloud.guard.events()).isEmpty();
  }

  @Test
  void remembers_no_more_answers_than_allowed() throws Exception {
    var standard = GatewaySettings.standard(0, "eu-west-1", "123456789012");
    var settings =
        new GatewaySettings(
            0,
            standard.region(),
            standard.account(),
            standard.apiId(),
            standard.bodyBytesMax(),
            standard.integrationTimeout(),
            1);
    try (var small = new GatewayFixture(settings, Duration.ofMinutes(1))) {
      small.send("GET", "/things/1");
      small.send(small.request("GET", "/things/1").header("x-api-key", "key-2"));
      small.send("GET", "/things/1");

      assertThat(small.guard.events()).hasSize(3);
    }
  }
}
