package dev.burhan.webhooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.failure.Deadline;
import dev.burhan.webhooks.DeliveryFault;
import dev.burhan.webhooks.WebhookPolicy;
import dev.burhan.webhooks.WebhookRequest;
import dev.burhan.webhooks.WebhookSender.Result;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class EncryptedReceiverIT {

  private static final String HOST = "hooks.example.com";
  private static final Result TLS = Result.Failed.because(DeliveryFault.TLS);

  private static Certificate certificate;
  private static Receiver receiver;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    certificate = Certificate.of(HOST, folder);
    receiver = Receiver.encrypted(certificate.server());
  }

  @AfterAll
  static void stop() {
    receiver.close();
  }

  @Test
  void reaches_the_checked_address_under_the_name_of_the_host() throws Exception {
    assertThat(send(HOST, certificate.client())).isEqualTo(new Result.Delivered(204));

    var received = receiver.received().getLast();
    assertThat(received.header("Host")).isEqualTo(HOST + ":" + receiver.port());
    assertThat(received.names()).contains(HOST);
  }

  @Test
  void does_not_speak_to_a_receiver_with_another_name() throws Exception {
    int before = receiver.received().size();

    assertThat(send("other.example.com", certificate.client())).isEqualTo(TLS);

    assertThat(receiver.received()).hasSize(before);
  }

  @Test
  void does_not_speak_to_a_receiver_that_nobody_vouches_for() {
    int before = receiver.received().size();

    assertThat(send(HOST, SSLContexts.createDefault())).isEqualTo(TLS);

    assertThat(receiver.received()).hasSize(before);
  }

  /** The certificate names no address, so an address does not fit it. */
  @Test
  void does_not_take_an_address_for_a_name() throws Exception {
    assertThat(send("127.0.0.1", certificate.client())).isEqualTo(TLS);
  }

  private static Result send(String host, SSLContext tls) {
    var url = URI.create("https://" + host + ":" + receiver.port() + "/hook");
    try (var sender =
        new HttpWebhookSender(new WebhookPolicy(true), Names.answering("127.0.0.1"), tls)) {
      return sender.send(
          new WebhookRequest(url, Map.of(), "{}"),
          Deadline.in(Duration.ofSeconds(10), Clock.systemUTC()));
    }
  }
}
