package dev.burhan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class ServerUnderTestTest {

  private static final URI OWN = URI.create("http://127.0.0.1:1");

  private final List<String> events = new CopyOnWriteArrayList<>();

  @Test
  void is_the_server_that_the_environment_names_and_no_other_is_started() {
    try (var server = choose(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:2"))) {
      assertThat(endpoint(server)).contains(URI.create("http://127.0.0.1:2"));
    }

    assertThat(events).isEmpty();
  }

  @Test
  void is_one_of_our_own_that_ends_with_the_tests_otherwise() {
    try (var server = choose(Map.of())) {
      assertThat(endpoint(server)).contains(OWN);
    }

    assertThat(events).containsExactly("start", "end");
  }

  private ServerUnderTest choose(Map<String, String> environment) {
    return ServerUnderTest.choose(
        environment,
        () -> events.add("start"),
        started -> ServerUnderTest.at(OWN, () -> events.add("end")));
  }

  private static Optional<URI> endpoint(ServerUnderTest server) {
    try (var client = server.clients().dynamoDb()) {
      return client.serviceClientConfiguration().endpointOverride();
    }
  }
}
