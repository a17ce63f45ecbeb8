package dev.burhan.cloud.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.testing.Caller;
import dev.burhan.cloud.testing.Caller.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes while the rest of the system stays up, and comes back. */
final class DatabaseOutageIT {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(15);
  private static final Duration BACK_MAX = Duration.ofSeconds(60);
  private static final String QUESTION = "How many days may a visitor park in the yard?";

  private static LocalCloud cloud;

  @BeforeAll
  static void boot(@TempDir Path home) throws IOException {
    Files.writeString(
        home.resolve("template.yaml"),
        hasty(Files.readString(SharedCloud.HOME.resolve("template.yaml"))));
    cloud = LocalCloud.start(LocalSettings.ephemeral(home, SharedCloud.models()), line -> {});
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void answers_unavailable_in_time_and_works_again_by_itself() {
    try (var caller = SharedCloud.caller(cloud, "outage")) {
      caller.ingest("yard", "# Yard\n\nA visitor may park in the yard for 6 days in a row.");
      assertThat(caller.ask(QUESTION).text()).contains("6 days");

      cloud.postgres().kill();
      // The first may meet a dead connection of the pool, the others no connection at all.
      for (int round = 0; round < 2; round++) {
        requests(caller).parallelStream().forEach(DatabaseOutageIT::isUnavailable);
      }
      cloud.postgres().startAgain();

      awaitSuccess(() -> caller.ask(QUESTION));
      assertThat(caller.ask(QUESTION).text()).contains("6 days");
      caller.ingest("gate", "# Gate\n\nThe gate closes at 21:00.");
      assertThat(caller.get("/documents").json().get("documents")).hasSize(2);
    }
  }

  @Test
  void a_document_whose_ingest_lost_the_database_is_ingested_at_its_redelivery() {
    try (var caller = SharedCloud.caller(cloud, "redelivery")) {
      var submitted = caller.submit("long", longDocument());
      caller.job(submitted, it -> it.equals("running"));

      cloud.postgres().kill();
      var released = caller.job(submitted, it -> !it.equals("running"));
      cloud.postgres().startAgain();

      assertThat(released.get("status").asText()).isEqualTo("submitted");
      assertThat(released.get("stage").asText()).isIn("chunk", "embed", "store");
      awaitSuccess(() -> caller.get("/documents"));
      assertThat(caller.get("/documents").json().get("documents")).isEmpty();
      var ended = caller.job(submitted, it -> it.matches("succeeded|failed"));
      assertThat(ended.get("status").asText()).isEqualTo("succeeded");
      var stored = caller.get("/documents/long").json();
      assertThat(stored.get("characters").asInt()).isEqualTo(longDocument().length());
    }
  }

  /** A message that failed comes back in seconds, not minutes. */
  private static String hasty(String template) {
    assertThat(template).contains("Timeout: 600", "VisibilityTimeout: 720");
    return template
        .replace("Timeout: 600", "Timeout: 12")
        .replace("VisibilityTimeout: 720", "VisibilityTimeout: 12");
  }

  private static List<Supplier<Reply>> requests(Caller caller) {
    return List.of(
        () -> caller.ask(QUESTION),
        () -> caller.post("/retrieve", Map.of("question", QUESTION)),
        () -> caller.get("/documents"),
        () -> caller.submit("another", "# Another\n\nA text."),
        () -> caller.delete("/documents/yard"));
  }

  private static void isUnavailable(Supplier<Reply> request) {
    var start = Instant.now();

    var reply = request.get();

    assertThat(Duration.between(start, Instant.now())).isLessThan(ANSWER_MAX);
    assertThat(reply.status()).as(reply.text()).isEqualTo(503);
    assertThat(reply.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(reply.headers().firstValue("retry-after")).isPresent();
    assertThat(reply.json().get("type").asText()).isEqualTo("urn:burhan:problem:unavailable");
  }

  private static void awaitSuccess(Supplier<Reply> request) {
    var end = Instant.now().plus(BACK_MAX);
    var reply = request.get();
    while (reply.status() != 200 && Instant.now().isBefore(end)) {
      assertThat(reply.status()).as(reply.text()).isEqualTo(503);
      reply = request.get();
    }
    assertThat(reply.status()).isEqualTo(200);
  }

  /** Takes some seconds to embed, so that the database goes before it is wanted. */
  private static String longDocument() {
    return IntStream.rangeClosed(1, 40)
        .mapToObj(
            n ->
                "## %1$d. Room %1$d\n\n%1$d.1 The key of room %1$d lies in box %1$d, and the guard"
                        .formatted(n)
                    + " hands it to whoever signs the book of the house with name and time.\n\n")
        .collect(Collectors.joining("", "# House rules\n\n", ""));
  }
}
