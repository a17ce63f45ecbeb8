package dev.burhan.cloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.function.LambdaFunction;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a function's answer, and of its failures. */
final class IntegrationsTest {

  private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

  private final GatewayFixture cloud = new GatewayFixture();

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void passes_status_headers_and_body() throws Exception {
    cloud.thing.answers(
        """
        {"statusCode":201,"body":"نعم","isBase64Encoded":false,
         "headers":{"Content-Type":"text/plain; charset=utf-8","X-One":"1","Date":"never"},
         "multiValueHeaders":{"X-Many":["a","b"],"X-One":["1"]}}
        """);

    var response = cloud.send("GET", "/things/42");

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(GatewayFixture.text(response)).isEqualTo("نعم");
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
    assertThat(response.headers().allValues("X-One")).containsExactly("1");
    assertThat(response.headers().allValues("X-Many")).containsExactly("a", "b");
    assertThat(response.headers().firstValue("x-amzn-Remapped-Date")).hasValue("never");
    assertThat(response.headers().firstValue("x-amzn-RequestId"))
        .hasValue(cloud.thing.lastEvent().at("/requestContext/requestId").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"statusCode\":200}",
        "{\"statusCode\":200,\"headers\":null,\"multiValueHeaders\":null,\"body\":null}",
        "{\"statusCode\":\"200\",\"body\":\"\"}",
      })
  void passes_an_answer_without_a_body(String answer) throws Exception {
    cloud.thing.answers(answer);

    var response = cloud.send("GET", "/things/42");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
  }

  @Test
  void decodes_base64_only_for_a_client_that_accepts_a_binary_type() throws Exception {
    cloud.thing.answers("{\"statusCode\":200,\"body\":\"Af8=\",\"isBase64Encoded\":true}");

    var request = cloud.request("GET", "/things/42").header("x-api-key", "key-1");
    var binary = cloud.send(request.header("Accept", "image/png"));
    var text = cloud.send("GET", "/things/42");

    assertThat(binary.body()).containsExactly(1, 0xff);
    assertThat(GatewayFixture.text(text)).isEqualTo("Af8=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"text\"",
        "[]",
        "{}",
        "not json",
        "{\"body\":\"no status\"}",
        "{\"statusCode\":99}",
        "{\"statusCode\":\"soon\"}",
        "{\"statusCode\":200,\"body\":{\"not\":\"text\"}}",
        "{\"statusCode\":200,\"status\":200}",
        "{\"statusCode\":200,\"headers\":{\"bad name\":\"x\"}}",
        "{\"statusCode\":200,\"headers\":{\"X\":\"a\\r\\nInjected: b\"}}",
      })
  void answers_502_to_a_malformed_answer(String answer) throws Exception {
    cloud.thing.answers(answer);

    var response = cloud.send("GET", "/things/42");

    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(GatewayFixture.text(response))
        .isEqualTo("{\"title\":\"failed\",\"type\":\"DEFAULT_5XX\"}");
  }

  @Test
  void answers_502_to_a_function_that_fails() throws Exception {
    cloud.thing.throwsError("secret detail");

    var response = cloud.send("GET", "/things/42");

    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(GatewayFixture.text(response)).doesNotContain("secret");
  }

  @Test
  void answers_502_to_a_function_over_its_own_time_out() throws Exception {
    var settings = GatewaySettings.standard(0, "eu-west-1", "123456789012");
    try (var slow = new GatewayFixture(settings, Duration.ofMillis(50))) {
      slow.thing.hangs();

      assertThat(slow.send("GET", "/things/42").statusCode()).isEqualTo(502);
    }
  }

  @Test
  void answers_504_when_the_gateway_itself_has_waited_enough() throws Exception {
    try (var slow = new GatewayFixture(limits(1000, Duration.ofMillis(50)))) {
      slow.thing.hangs();

      var response = slow.send("GET", "/things/42");

      assertThat(response.statusCode()).isEqualTo(504);
      assertThat(GatewayFixture.text(response)).contains("INTEGRATION_TIMEOUT");
    }
  }

  @Test
  void refuses_a_body_over_ten_megabytes() throws Exception {
    var response = cloud.send("POST", "/things", new byte[TEN_MEGABYTES + 1]);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(cloud.thing.events()).isEmpty();
  }

  @Test
  void refuses_a_body_over_the_limit_whether_its_length_is_told_or_not() throws Exception {
    try (var small = new GatewayFixture(limits(1000, Duration.ofMinutes(1)))) {
      assertThat(small.send("POST", "/things", new byte[1000]).statusCode()).isEqualTo(200);
      assertThat(small.send("POST", "/things", new byte[1001]).statusCode()).isEqualTo(413);
      assertThat(sendChunked(small, 1000)).isEqualTo(200);
      assertThat(sendChunked(small, 1001)).isEqualTo(413);
      assertThat(small.thing.events()).hasSize(2);
    }
  }

  private static int sendChunked(GatewayFixture gateway, int bytes) throws Exception {
    var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[bytes]));
    var request = gateway.request("POST", "/things").header("x-api-key", "key-1");
    return gateway.send(request.POST(body)).statusCode();
  }

  private static GatewaySettings limits(int bodyBytesMax, Duration integrationTimeout) {
    return new GatewaySettings(
        0, "eu-west-1", "123456789012", "local", bodyBytesMax, integrationTimeout, 10);
  }

  @Test
  void refuses_a_body_that_does_not_fit_an_event() throws Exception {
    var response = cloud.send("POST", "/things", new byte[LambdaFunction.PAYLOAD_BYTES_MAX]);

    assertThat(response.statusCode()).isEqualTo(413);
  }

  @Test
  void throttles_each_method_by_its_own_bucket() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(cloud.send("GET", "/limited").statusCode()).isEqualTo(200);
    }
    assertThat(cloud.send("GET", "/limited").statusCode()).isEqualTo(429);
    assertThat(cloud.send("GET", "/things/42").statusCode()).isEqualTo(200);

    cloud.clock.advance(Duration.ofMillis(499));
    assertThat(cloud.send("GET", "/limited").statusCode()).isEqualTo(429);
    cloud.clock.advance(Duration.ofMillis(1));
    assertThat(cloud.send("GET", "/limited").statusCode()).isEqualTo(200);
    assertThat(cloud.send("GET", "/limited").statusCode()).isEqualTo(429);
  }
}
