package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.tenancy.KeyHash;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asks servers on loopback that are down. */
final class AwsClientsIT {

  private static final KeyHash HASH = new KeyHash("00");

  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  @Test
  void ask_three_times_and_then_say_that_trying_again_may_help() {
    try (var dynamoDb = clients().dynamoDb()) {
      var keys = new DynamoDbApiKeyStore(dynamoDb, "keys", Clock.systemUTC());

      assertThatThrownBy(() -> keys.find(HASH))
          .isInstanceOf(DependencyFailure.Transient.class)
          .hasMessageStartingWith("DynamoDB GetItem failed: ")
          .hasMessageContaining("status=503");
      assertThat(requests).hasValue(3);
    }
  }

  @Test
  void say_that_trying_again_may_help_when_nobody_listens() {
    var clients = clients();
    server.stop(0);

    try (var dynamoDb = clients.dynamoDb()) {
      var keys = new DynamoDbApiKeyStore(dynamoDb, "keys", Clock.systemUTC());

      assertThatThrownBy(() -> keys.find(HASH)).isInstanceOf(DependencyFailure.Transient.class);
    }
  }

  private AwsClients clients() {
    var port = server.getAddress().getPort();
    return new AwsClients(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:" + port));
  }
}
