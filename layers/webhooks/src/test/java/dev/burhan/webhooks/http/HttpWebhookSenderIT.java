package dev.burhan.webhooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.failure.Deadline;
import dev.burhan.webhooks.DeliveryFault;
import dev.burhan.webhooks.WebhookPolicy;
import dev.burhan.webhooks.WebhookRequest;
import dev.burhan.webhooks.WebhookSender.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class HttpWebhookSenderIT {

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final WebhookPolicy LOCAL = new WebhookPolicy(true);

  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = Receiver.plain();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void posts_a_message_as_it_is() {
    var url = url("localhost", "/a//b/%2F..;p/%D8%B9?token=%20+&x=1&&y");
    var headers =
        Map.of(
            "content-type", "application/json",
            "webhook-id", "msg_1",
            "webhook-signature", "v1,a= v1,b=");

    var result = send(Names.answering("127.0.0.1"), new WebhookRequest(url, headers, "{عقد 😀}"));

    assertThat(result).isEqualTo(new Result.Delivered(204));
    var received = receiver.received().getFirst();
    assertThat(received.method()).isEqualTo("POST");
    assertThat(received.target()).isEqualTo("/a//b/%2F..;p/%D8%B9?token=%20+&x=1&&y");
    assertThat(received.body()).isEqualTo("{عقد 😀}");
    assertThat(received.headers().keySet())
        .containsExactlyInAnyOrder(
            "Host",
            "User-agent",
            "Connection",
            "Content-length",
            "Content-type",
            "Webhook-id",
            "Webhook-signature");
    assertThat(received.header("Host")).isEqualTo("localhost:" + receiver.port());
    assertThat(received.header("User-Agent")).isEqualTo("Burhan-Webhooks/1");
    assertThat(received.header("Content-Type")).isEqualTo("application/json");
    assertThat(received.header("webhook-signature")).isEqualTo("v1,a= v1,b=");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 206, 299})
  void any_status_of_success_is_a_delivery(int status) {
    receiver.answer(status, Map.of());

    assertThat(send("localhost")).isEqualTo(new Result.Delivered(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 304, 400, 401, 403, 404, 407, 408, 421, 425, 429, 500, 503, 599})
  void any_other_status_is_tried_again(int status) {
    receiver.answer(status, Map.of("WWW-Authenticate", "Basic realm=\"a\"", "Retry-After", "1"));

    assertThat(send("localhost")).isEqualTo(Result.Failed.status(status));
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void gone_is_a_refusal() {
    receiver.answer(410, Map.of());

    assertThat(send("localhost")).isEqualTo(new Result.Refused(410));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/elsewhere",
        "http://169.254.169.254/latest/meta-data/",
        "http://localhost/",
        "//localhost/",
        "https://hooks.example.com/"
      })
  void follows_no_redirect(String location) {
    for (int status : new int[] {301, 302, 303, 307, 308}) {
      var names = Names.answering("127.0.0.1");
      receiver.answer(status, Map.of("Location", location));

      assertThat(send(names, request(url("localhost", "/"))))
          .isEqualTo(Result.Failed.status(status));

      assertThat(names.asked()).containsExactly("localhost");
    }
    assertThat(receiver.received()).hasSize(5);
  }

  @Test
  void keeps_no_cookie_and_no_connection() {
    receiver.answer(200, Map.of("Set-Cookie", "a=b"));
    try (var sender = sender(LOCAL, Names.answering("127.0.0.1"))) {
      for (int i = 0; i < 2; i++) {
        assertThat(sender.send(request(url("localhost", "/")), in(LONG)))
            .isEqualTo(new Result.Delivered(200));
      }
    }

    assertThat(receiver.received()).hasSize(2);
    assertThat(receiver.received().getLast().headers()).doesNotContainKey("Cookie");
    assertThat(receiver.received().getLast().header("Connection")).isEqualTo("close");
  }

  @Test
  void uses_no_proxy() {
    System.setProperty("http.proxyHost", "127.0.0.1");
    System.setProperty("http.proxyPort", "1");
    System.setProperty("http.nonProxyHosts", "");
    try {
      assertThat(send("localhost")).isEqualTo(new Result.Delivered(204));
    } finally {
      System.clearProperty("http.proxyHost");
      System.clearProperty("http.proxyPort");
      System.clearProperty("http.nonProxyHosts");
    }
  }

  @Test
  void reaches_an_ipv6_address() throws IOException {
    try (var other = Receiver.plain(InetAddress.ofLiteral("::1"))) {
      var url = URI.create("http://[::1]:" + other.port() + "/");

      assertThat(send(HostResolver.system(), request(url))).isEqualTo(new Result.Delivered(204));

      assertThat(other.received().getFirst().header("Host")).isEqualTo("[::1]:" + other.port());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "169.254.169.254",
        "127.0.0.1 10.0.0.1",
        "10.0.0.1 127.0.0.1",
        "fd00:ec2::254 127.0.0.1",
        "127.0.0.1 127.0.0.1 127.0.0.1 127.0.0.1 127.0.0.1 ::ffff:10.0.0.1"
      })
  void a_name_with_one_forbidden_address_is_forbidden(String addresses) {
    assertThat(send(Names.answering(addresses), request(url("localhost", "/"))))
        .isEqualTo(new Result.Forbidden());

    assertThat(receiver.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "93.184.215.14 127.0.0.1", "0.0.0.0", "::"})
  void a_public_name_with_a_private_address_is_forbidden(String addresses) {
    var url = URI.create("https://hooks.example.com:" + receiver.port() + "/");
    try (var sender = sender(WebhookPolicy.publicHosts(), Names.answering(addresses))) {
      assertThat(sender.send(request(url), in(LONG))).isEqualTo(new Result.Forbidden());
    }

    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void a_url_that_the_policy_does_not_allow_any_more_is_forbidden() {
    var names = Names.answering("127.0.0.1");
    try (var sender = sender(WebhookPolicy.publicHosts(), names)) {
      assertThat(sender.send(request(url("localhost", "/")), in(LONG)))
          .isEqualTo(new Result.Forbidden());
    }

    assertThat(names.asked()).isEmpty();
    assertThat(receiver.received()).isEmpty();
  }

  /** The first address is where nobody listens; the second is where we must not go. */
  @Test
  void a_name_is_asked_for_once_and_only_what_was_checked_is_connected_to() throws IOException {
    int free;
    try (var other = Receiver.plain()) {
      free = other.port();
    }
    var names = Names.answering("127.0.0.1", "10.0.0.1");
    var failing = request(URI.create("http://localhost:" + free + "/"));

    assertThat(send(names, failing)).isEqualTo(Result.Failed.because(DeliveryFault.CONNECTION));

    assertThat(names.asked()).containsExactly("localhost");
    assertThat(send(names, failing)).isEqualTo(new Result.Forbidden());
  }

  @Test
  void a_name_may_not_turn_private_between_the_check_and_the_connection() {
    var names = Names.answering("::1", "127.0.0.1");

    // Our receiver listens where the second answer leads.
    assertThat(send(names, request(url("localhost", "/"))))
        .isEqualTo(Result.Failed.because(DeliveryFault.CONNECTION));

    assertThat(receiver.received()).isEmpty();
    assertThat(names.asked()).hasSize(1);
  }

  @Test
  void tries_the_next_address_where_the_first_does_not_listen() {
    assertThat(send(Names.answering("::1 127.0.0.1"), request(url("localhost", "/"))))
        .isEqualTo(new Result.Delivered(204));
  }

  @Test
  void an_unknown_name_is_tried_again() {
    assertThat(send(Names.answering(), request(url("localhost", "/"))))
        .isEqualTo(Result.Failed.because(DeliveryFault.DNS));
    assertThat(send(Names.answering(""), request(url("localhost", "/"))))
        .isEqualTo(Result.Failed.because(DeliveryFault.DNS));
  }

  private Result send(String host) {
    return send(Names.answering("127.0.0.1"), request(url(host, "/")));
  }

  private static Result send(HostResolver names, WebhookRequest request) {
    try (var sender = sender(LOCAL, names)) {
      return sender.send(request, in(LONG));
    }
  }

  private static HttpWebhookSender sender(WebhookPolicy policy, HostResolver names) {
    return new HttpWebhookSender(policy, names, SSLContexts.createDefault());
  }

  private URI url(String host, String target) {
    return URI.create("http://" + host + ":" + receiver.port() + target);
  }

  private static WebhookRequest request(URI url) {
    return new WebhookRequest(url, Map.of(), "{}");
  }

  private static Deadline in(Duration time) {
    return Deadline.in(time, Clock.systemUTC());
  }
}
