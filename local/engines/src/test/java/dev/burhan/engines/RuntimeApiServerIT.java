package dev.burhan.engines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class RuntimeApiServerIT {

  private final RuntimeApiServer api =
      RuntimeApiServer.start(Clock.systemUTC(), Duration.ofSeconds(30));
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void close() {
    client.shutdownNow();
    api.close();
  }

  private HttpRequest.Builder to(String route) {
    return HttpRequest.newBuilder(
        URI.create("http://" + api.address() + "/2018-06-01/runtime/" + route));
  }

  private HttpResponse<String> post(String route, String body)
      throws IOException, InterruptedException {
    var request = to(route).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void hands_out_an_event_and_takes_its_response() throws Exception {
    var invocation = api.invoke("{\"a\":\"سلام\"}");

    var next = client.send(to("invocation/next").build(), HttpResponse.BodyHandlers.ofString());
    var answer = post("invocation/" + invocation.id() + "/response", "\"fine\"");

    assertThat(next.body()).isEqualTo("{\"a\":\"سلام\"}");
    assertThat(next.headers().firstValue("Lambda-Runtime-Aws-Request-Id"))
        .contains(invocation.id());
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(invocation.response().rest()).asString(UTF_8).isEqualTo("\"fine\"");
  }

  @Test
  void takes_one_response_or_one_error_of_an_invocation_it_knows() throws Exception {
    var invocation = api.invoke("{}");
    post("invocation/" + invocation.id() + "/error", "{}");

    var second = post("invocation/" + invocation.id() + "/response", "{}");
    var unknown = post("invocation/unknown/response", "{}");

    assertThat(second.statusCode()).isEqualTo(400);
    assertThat(second.body()).contains("InvalidStateTransition");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body()).contains("InvalidRequestID");
  }

  @Test
  void refuses_more_than_six_megabytes_in_one_piece() throws Exception {
    var invocation = api.invoke("{}");

    var answer =
        post("invocation/" + invocation.id() + "/response", "x".repeat(6 * 1024 * 1024 + 101));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void a_body_that_is_hung_up_on_has_no_end() throws Exception {
    var invocation = api.invoke("{}");
    var endless =
        HttpRequest.BodyPublishers.ofInputStream(
            () ->
                new InputStream() {
                  @Override
                  public int read() {
                    return 'x';
                  }
                });
    var request = to("invocation/" + invocation.id() + "/response").POST(endless).build();
    var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    var body = invocation.response();
    assertThat(body.next()).isPresent();

    body.hangUp();

    assertThat(answer).failsWithin(Duration.ofSeconds(60));
    body.rest();
    assertThatIllegalStateException().isThrownBy(body::trailers);
  }
}
