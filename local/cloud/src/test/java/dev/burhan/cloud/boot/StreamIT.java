package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.command.Samples;
import dev.burhan.edge.SseReader;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.TenantId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Streams answers that a scripted model writes, over HTTP, from the documents of the samples. */
final class StreamIT {

  private static final String QUESTION =
      "How much notice must the tenant give the landlord to end the lease of the flat?";

  @SuppressWarnings("NullAway.Init") // Set before all tests.
  private static LocalCloud cloud;

  @SuppressWarnings("NullAway.Init") // Set before all tests.
  private static String key;

  @BeforeAll
  static void boot() {
    var parameters = new HashMap<>(SharedCloud.models());
    parameters.put("ModelProvider", "scripted:1:1");
    cloud = LocalCloud.start(LocalSettings.ephemeral(SharedCloud.HOME, parameters), line -> {});
    try (var caller = SharedCloud.caller(cloud, "acme")) {
      caller.ingest("lease-agreement", Samples.document("lease-agreement"));
    }
    key = cloud.createKey(new TenantId("acme"), Set.of(ApiKey.Scope.QUERY));
  }

  @AfterAll
  static void close() {
    cloud.close();
  }

  @Test
  void an_answer_streams_in_pieces_with_proven_citations() throws Exception {
    var response = send("{\"question\": \"" + QUESTION + "\"}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type"))
        .hasValue("text/event-stream; charset=utf-8");
    var events = SseReader.all(response.body());
    assertThat(events.getFirst().name()).isEqualTo("meta");
    assertThat(events.getFirst().data().path("model").asText()).isEqualTo("scripted-citing");
    assertThat(events.stream().filter(event -> event.name().equals("delta")).count())
        .isGreaterThan(10);
    var whole = events.getLast();
    assertThat(whole.name()).isEqualTo("done");
    assertThat(whole.data().path("outcome").asText()).isEqualTo("grounded");
    assertThat(whole.data().path("prompt_version").asText()).isEqualTo("query/answer.v1");
    assertThat(whole.data().path("usage").path("output_tokens").asInt()).isPositive();
    var text = Samples.document("lease-agreement");
    for (var citation : whole.data().path("citations")) {
      int from = text.offsetByCodePoints(0, citation.path("start").asInt());
      int to = text.offsetByCodePoints(0, citation.path("end").asInt());
      assertThat(text.substring(from, to)).isEqualTo(citation.path("quote").asText());
    }
    assertThat(whole.data().path("citations")).isNotEmpty();
  }

  @Test
  void a_bad_question_is_a_problem_and_no_stream() throws Exception {
    var response = send("{\"question\": \"\"}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
  }

  private static HttpResponse<String> send(String body) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(cloud.api() + "/query/stream"))
              .timeout(Duration.ofMinutes(2))
              .header("x-api-key", key)
              .header("content-type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
