package dev.burhan.cloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests reach the function, and as what. */
final class RoutingTest {

  private final GatewayFixture cloud = new GatewayFixture();

  @AfterEach
  void stop() {
    cloud.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/things/42,/things/{thing_id},thing_id,42",
    "/things/a%2Fb%20c+d,/things/{thing_id},thing_id,a/b c+d",
    "/things/%D8%B9%D9%82%D8%AF,/things/{thing_id},thing_id,عقد",
    "/things/%D8,/things/{thing_id},thing_id,\uFFFD",
    "/things/1/parts/2,/things/{thing_id}/parts/{part_id},part_id,2",
    "/files/a/b%2Fc/d,/files/{path+},path,a/b/c/d",
  })
  void decodes_path_parameters(String path, String resource, String name, String value)
      throws Exception {
    var response = cloud.send("GET", path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(event().path("resource").asText()).isEqualTo(resource);
    assertThat(event().path("path").asText()).isEqualTo(path);
    assertThat(event().path("pathParameters").path(name).asText()).isEqualTo(value);
  }

  @Test
  void prefers_a_literal_segment_to_a_parameter() throws Exception {
    cloud.send("GET", "/things/known");

    assertThat(event().path("resource").asText()).isEqualTo("/things/known");
    assertThat(event().path("pathParameters").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/nothing",
    "GET,/",
    "GET,/things/",
    "GET,/things//parts/2",
    "GET,/things/1/parts",
    "GET,/files/",
    "PUT,/things",
    "DELETE,/things/42",
    "GET,/../v1",
  })
  void knows_no_other_route(String method, String path) throws Exception {
    var response = cloud.send(method, path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(GatewayFixture.text(response)).isEqualTo("{\"title\":\"no such route\"}");
    assertThat(cloud.thing.events()).isEmpty();
    assertThat(cloud.guard.events()).isEmpty();
  }

  @Test
  void answers_head_without_a_body() throws Exception {
    var response = cloud.send("HEAD", "/things/42");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void takes_every_method_where_the_template_says_any() throws Exception {
    var response = cloud.send(cloud.request("PATCH", "/open"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(event().path("httpMethod").asText()).isEqualTo("PATCH");
  }

  @Test
  void passes_query_headers_and_body() throws Exception {
    var request =
        cloud.request("POST", "/things?a=1&a=%D8%B9&b", "سؤال".getBytes(StandardCharsets.UTF_8));
    cloud.send(
        request.header("x-api-key", "key-1").header("X-Many", "one").header("X-Many", "two"));

    assertThat(event().at("/queryStringParameters/a").asText()).isEqualTo("ع");
    assertThat(event().at("/multiValueQueryStringParameters/a/0").asText()).isEqualTo("1");
    assertThat(event().at("/queryStringParameters/b").asText()).isEmpty();
    assertThat(event().at("/multiValueHeaders/x-many"))
        .extracting(JsonNode::asText)
        .containsExactly("one", "two");
    assertThat(event().at("/headers/X-Forwarded-For").asText()).isEqualTo("127.0.0.1");
    assertThat(event().path("body").asText()).isEqualTo("سؤال");
    assertThat(event().path("isBase64Encoded").asBoolean()).isFalse();
  }

  @Test
  void replaces_bytes_that_are_no_utf_8() throws Exception {
    cloud.send("POST", "/things", (byte) 'a', (byte) 0xff, (byte) 'b');

    assertThat(event().path("body").asText()).isEqualTo("a\uFFFDb");
  }

  @Test
  void encodes_a_body_of_a_binary_type() throws Exception {
    var request = cloud.request("POST", "/things", (byte) 1, (byte) 0xff);
    cloud.send(request.header("x-api-key", "key-1").header("Content-Type", "image/png"));

    assertThat(event().path("body").asText()).isEqualTo("Af8=");
    assertThat(event().path("isBase64Encoded").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n\r\n",
        "nonsense\r\n\r\n",
        "GET\r\n\r\n",
        "GET /v1/things/% HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET http:// HTTP/1.1\r\n\r\n",
        "POST /v1/open HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
        "POST /v1/open HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n",
        "POST /v1/open HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc",
        "POST /v1/open HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "GET /v1/open?%%%&=&==&%zz=%f HTTP/1.0\r\n: no name\r\nb\r\n\r\n",
      })
  void survives_malformed_requests(String bytes) throws Exception {
    cloud.sendRaw(bytes);

    assertThat(cloud.send("GET", "/things/42").statusCode()).isEqualTo(200);
  }

  private JsonNode event() {
    return cloud.thing.lastEvent();
  }
}
