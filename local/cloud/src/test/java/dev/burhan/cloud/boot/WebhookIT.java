package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.burhan.cloud.testing.Caller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages about ended jobs, as a receiver on loopback gets them. */
@ExtendWith(SharedCloud.class)
final class WebhookIT {

  private final LocalCloud cloud;
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private final List<Integer> answers = new CopyOnWriteArrayList<>();
  private HttpServer receiver;

  WebhookIT(LocalCloud cloud) {
    this.cloud = cloud;
  }

  private record Message(String id, String timestamp, String signature, String body) {}

  @BeforeEach
  void start() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", this::receive);
    receiver.start();
  }

  @AfterEach
  void end() {
    receiver.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    messages.add(
        new Message(
            headers.getFirst("webhook-id"),
            headers.getFirst("webhook-timestamp"),
            headers.getFirst("webhook-signature"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    exchange.sendResponseHeaders(answers.isEmpty() ? 204 : answers.removeFirst(), -1);
    exchange.close();
  }

  @Test
  void a_signed_message_tells_of_the_end_of_a_job() throws Exception {
    try (var caller = SharedCloud.caller(cloud, "hooked")) {
      var secret = configure(caller);
      var submitted = caller.submit("memo", "# Memo\n\nThe gate is open.");
      var job = caller.ended(submitted);

      caller.await(() -> messages.size() == 1);

      var message = messages.getFirst();
      assertThat(new ObjectMapper().readTree(message.body())).isEqualTo(job);
      assertThat(message.signature()).isEqualTo("v1," + signature(secret, message));
      caller.await(() -> delivery(caller, job.get("job_id").asText()).equals("delivered"));
    }
  }

  @Test
  void a_message_that_was_not_taken_is_sent_again_with_the_same_id() {
    try (var caller = SharedCloud.caller(cloud, "hooked-twice")) {
      configure(caller);
      answers.add(503);
      var job = caller.ended(caller.submit("memo", "# Memo\n\nThe gate is open."));

      caller.await(() -> messages.size() == 2);

      assertThat(messages.getFirst().id()).isEqualTo(messages.getLast().id());
      caller.await(() -> delivery(caller, job.get("job_id").asText()).equals("delivered"));
    }
  }

  @Test
  void a_message_is_replayed_on_demand_and_tells_of_failures_too() {
    try (var caller = SharedCloud.caller(cloud, "hooked-replay")) {
      configure(caller);
      var file = "not a PDF".getBytes(StandardCharsets.UTF_8);
      var job = caller.ingestFile("memo", "application/pdf", file);
      caller.await(() -> messages.size() == 1);
      assertThat(messages.getFirst().body()).contains("\"failed\"");
      var path = "/jobs/" + job.get("job_id").asText() + "/webhook";
      caller.await(() -> delivery(caller, job.get("job_id").asText()).equals("delivered"));

      assertThat(caller.post(path, Map.of()).status()).isEqualTo(202);

      caller.await(() -> messages.size() == 2);
      assertThat(messages.getLast().id()).isEqualTo(messages.getFirst().id());
    }
  }

  private String configure(Caller caller) {
    var url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/burhan";
    return caller.put("/webhook", Map.of("url", url)).json().get("secret").asText();
  }

  private static String delivery(Caller caller, String job) {
    return caller.get("/jobs/" + job + "/webhook").json().at("/delivery/status").asText();
  }

  /** Computed as a receiver does, from the specification alone. */
  private static String signature(String secret, Message message) throws GeneralSecurityException {
    var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    var signed = message.id() + "." + message.timestamp() + "." + message.body();
    return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }
}
