package dev.burhan.webhooks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.webhooks.DeliveryFault;
import dev.burhan.webhooks.WebhookPolicy;
import dev.burhan.webhooks.WebhookRequest;
import dev.burhan.webhooks.WebhookSender.Result;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a receiver does, an attempt ends in time with a result. */
@Timeout(60)
final class HostileReceiverIT {

  /** Enough to connect on a busy machine; each test that waits for the end takes as long. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  private static final Duration LONGER = Duration.ofSeconds(3);
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Result TIMEOUT = Result.Failed.because(DeliveryFault.TIMEOUT);
  private static final Result BAD_ANSWER = Result.Failed.because(DeliveryFault.BAD_ANSWER);

  private final HttpWebhookSender sender =
      new HttpWebhookSender(
          new WebhookPolicy(true), Names.answering("127.0.0.1"), SSLContexts.createDefault());

  @AfterEach
  void stop() {
    sender.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n"
      })
  void a_receiver_that_falls_silent_is_left_in_time(String first) throws Exception {
    try (var receiver = RawReceiver.silentAfter(first)) {
      assertThat(send(receiver, "http", SHORT)).isEqualTo(TIMEOUT);
      assertThat(receiver.wasLeft()).isTrue();
    }
  }

  @Test
  void headers_that_drip_byte_by_byte_are_left_in_time() throws Exception {
    try (var receiver =
        new RawReceiver(
            connection -> {
              RawReceiver.hear(connection);
              connection.setTcpNoDelay(true);
              for (int i = 0; ; i++) {
                connection.getOutputStream().write("HTTP/1.1 200 OK".charAt(i % 15));
                pause(connection);
              }
            })) {
      assertThat(send(receiver, "http", SHORT)).isIn(TIMEOUT, BAD_ANSWER);
      assertThat(receiver.wasLeft()).isTrue();
    }
  }

  @Test
  void endless_interim_answers_are_left_in_time() throws Exception {
    try (var receiver = RawReceiver.saying("", "HTTP/1.1 103 Early Hints\r\n\r\n")) {
      assertThat(send(receiver, "http", SHORT)).isEqualTo(TIMEOUT);
      assertThat(receiver.wasLeft()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x: y\r\n", // too many headers
        "xxxxxxxx", // too long a header
        " folded\r\n" // too long, line by line
      })
  void endless_headers_are_not_read(String forEver) throws Exception {
    try (var receiver = RawReceiver.saying("HTTP/1.1 200 OK\r\na: b\r\n", forEver)) {
      assertThat(send(receiver, "http", LONG)).isEqualTo(BAD_ANSWER);
      assertThat(receiver.wasLeft()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 9000000000000\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n",
      })
  void an_endless_answer_is_not_read_to_its_end(String first) throws Exception {
    try (var receiver = RawReceiver.saying(first, "x".repeat(1000))) {
      assertThat(send(receiver, "http", LONG)).isEqualTo(new Result.Delivered(200));
      assertThat(receiver.wasLeft()).isTrue();
      // What the buffers of the system take, whatever their size.
      assertThat(receiver.repetitions()).isLessThan(50_000);
    }
  }

  @Test
  void endless_chunks_are_not_read_to_their_end() throws Exception {
    try (var receiver =
        RawReceiver.saying(
            "HTTP/1.1 503 No\r\nTransfer-Encoding: chunked\r\n\r\n", "5\r\nhello\r\n")) {
      assertThat(send(receiver, "http", LONG)).isEqualTo(Result.Failed.status(503));
      assertThat(receiver.wasLeft()).isTrue();
    }
  }

  @Test
  void what_was_said_counts_even_where_the_rest_does_not_come() throws Exception {
    try (var receiver = RawReceiver.silentAfter("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nx")) {
      assertThat(send(receiver, "http", LONGER)).isEqualTo(new Result.Delivered(200));
      assertThat(receiver.wasLeft()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200\r\n\r\n",
        "HTTP/1.0 200 OK\r\n\r\n"
      })
  void what_comes_after_the_status_may_be_broken(String answer) throws Exception {
    try (var receiver = RawReceiver.saying(answer, "")) {
      assertThat(send(receiver, "http", LONG)).isEqualTo(new Result.Delivered(200));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 99999999999 OK\r\n\r\n",
        "HTTP/1.1 -200 OK\r\n\r\n",
        "HTTP/1.1 20 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gibberish\r\n\r\nx",
        "HTTP/1.1 200 OK\r\n: no name\r\n\r\n",
        "HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        "HTTP/9.9 200 OK\r\n\r\n",
        "200 OK"
      })
  void an_answer_that_is_not_http_is_a_failure_at_most(String answer) throws Exception {
    try (var receiver = RawReceiver.saying(answer, "")) {
      assertThat(send(receiver, "http", LONG))
          .isInstanceOfAny(Result.Failed.class, Result.Delivered.class);
    }
  }

  @Test
  void random_bytes_break_nothing() throws Exception {
    var random = RandomGenerator.of("L64X128MixRandom");
    try (var receiver =
        new RawReceiver(
            connection -> {
              RawReceiver.hear(connection);
              var bytes = new byte[random.nextInt(200)];
              random.nextBytes(bytes);
              if (random.nextBoolean()) {
                connection.getOutputStream().write(new byte[] {'H', 'T', 'T', 'P', '/', '1', '.'});
              }
              connection.getOutputStream().write(bytes);
            })) {
      for (int i = 0; i < 200; i++) {
        assertThat(send(receiver, "http", LONG)).isInstanceOf(Result.Failed.class);
        assertThat(send(receiver, "https", LONG)).isInstanceOf(Result.Failed.class);
      }
    }
  }

  @Test
  void a_handshake_that_is_not_answered_is_left_in_time() throws Exception {
    try (var receiver = RawReceiver.silentAfter("")) {
      assertThat(send(receiver, "https", SHORT)).isEqualTo(TIMEOUT);
      assertThat(receiver.wasLeft()).isTrue();
    }
  }

  @Test
  void a_receiver_without_tls_fails_the_handshake() throws Exception {
    try (var receiver = RawReceiver.saying("HTTP/1.1 200 OK\r\n\r\n", "")) {
      assertThat(send(receiver, "https", LONG)).isEqualTo(Result.Failed.because(DeliveryFault.TLS));
    }
  }

  @Test
  void a_name_that_takes_for_ever_is_left_in_time() {
    var end = new CountDownLatch(1);
    try (var slow =
        new HttpWebhookSender(
            new WebhookPolicy(true), host -> await(end), SSLContexts.createDefault())) {
      assertThat(slow.send(request("http", 1), Deadline.in(SHORT, Clock.systemUTC())))
          .isEqualTo(TIMEOUT);
    } finally {
      end.countDown();
    }
  }

  @Test
  void without_time_nothing_is_waited_for() throws Exception {
    try (var receiver = RawReceiver.silentAfter("")) {
      assertThat(send(receiver, "http", Duration.ZERO)).isEqualTo(TIMEOUT);
    }
  }

  @Test
  void an_interrupted_thread_gives_up_and_stays_interrupted() throws Exception {
    try (var receiver = RawReceiver.silentAfter("")) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> send(receiver, "http", LONG))
          .isInstanceOf(DependencyFailure.Transient.class);

      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static java.util.List<java.net.InetAddress> await(CountDownLatch end)
      throws UnknownHostException {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new UnknownHostException("slow");
  }

  /** Lets a little time pass, unless the other side ends the connection. */
  private static void pause(java.net.Socket connection) throws IOException {
    connection.setSoTimeout(20);
    try {
      while (connection.getInputStream().read() >= 0) {
        // The rest of the request.
      }
    } catch (java.net.SocketTimeoutException e) {
      return;
    }
    throw new IOException("the other side has gone");
  }

  private Result send(RawReceiver receiver, String scheme, Duration time) {
    return sender.send(request(scheme, receiver.port()), Deadline.in(time, Clock.systemUTC()));
  }

  private static WebhookRequest request(String scheme, int port) {
    return new WebhookRequest(URI.create(scheme + "://localhost:" + port + "/"), Map.of(), "{}");
  }
}
