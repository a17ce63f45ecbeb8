package dev.burhan.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.artefact.FunctionArtefacts;
import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.cloud.boot.SharedCloud;
import dev.burhan.cloud.testing.Templates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs every event of the repository through the zip of its function. */
@ExtendWith(SharedCloud.class)
final class InvokeIT {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Pairs a file with its function and what is to come of it. */
  private enum Sample {
    AUTHORIZER("authorizer", "AuthorizerFunction", 0, "\"tenant\" : \"sample\""),
    AUTHORIZER_UNKNOWN_KEY("authorizer-unknown-key", "AuthorizerFunction", 1, "Unauthorized"),
    QUERY("query", "QueryFunction", 0, "\"statusCode\" : 200"),
    QUERY_RETRIEVE("query-retrieve", "QueryFunction", 0, "\"statusCode\" : 200"),
    QUERY_EMPTY("query-empty", "QueryFunction", 1, "\"statusCode\" : 400"),
    QUERY_STREAM("query-stream", "QueryStreamFunction", 0, "event: done"),
    DOCUMENTS_LIST("documents-list", "DocumentsFunction", 0, "\"statusCode\" : 200"),
    DOCUMENTS_SUBMIT("documents-submit", "DocumentsFunction", 0, "\"statusCode\" : 202"),
    INGEST("ingest", "IngestFunction", 0, "\"batchItemFailures\" : [ ]"),
    INGEST_UNREADABLE("ingest-unreadable", "IngestFunction", 1, "message-1"),
    WEBHOOK("webhook", "WebhookFunction", 0, "\"batchItemFailures\" : [ ]"),
    ADMIN_PLANS("admin-plans", "AdminFunction", 0, "enterprise"),
    OFFBOARD_UNCONFIRMED("offboard-unconfirmed", "OffboardFunction", 1, "\"statusCode\" : 400"),
    BOOTSTRAP_DELETE("bootstrap-delete", "BootstrapFunction", 0, "\"key_id\" : \"none\""),
    MIGRATE("migrate", "MigrateFunction", 0, "\"applied\" : \"0\"");

    private final String event;
    private final String function;
    private final int exit;
    private final String says;

    Sample(String event, String function, int exit, String says) {
      this.event = event;
      this.function = function;
      this.exit = exit;
      this.says = says;
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_zip_of_a_function_answers(Sample sample, LocalCloud cloud) {
    var template = Templates.real();
    var artefacts = FunctionArtefacts.runnable(template, SharedCloud.HOME, sample.function);
    var event = Invoke.event(SharedCloud.HOME.resolve("events/" + sample.event + ".json"));

    int exit = invoke().run(cloud, sample.function, artefacts, event);

    assertThat(text(out)).as(text(err)).contains(sample.says);
    assertThat(exit).as(text(out)).isEqualTo(sample.exit);
  }

  @Test
  void every_event_and_every_function_has_its_turn() throws IOException {
    var samples = Arrays.asList(Sample.values());

    try (var files = Files.list(SharedCloud.HOME.resolve("events"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              samples.stream().map(sample -> sample.event + ".json").toList());
    }
    assertThat(samples.stream().map(sample -> sample.function).distinct())
        .containsExactlyInAnyOrderElementsOf(Templates.real().functions().keySet());
  }

  @Test
  void says_which_functions_there_are() {
    assertThat(main().run(List.of("invoke", "oracle", "events/query.json"))).isEqualTo(2);
    assertThat(text(err)).startsWith("burhan: there is no function oracle; there are Authorizer");
  }

  @Test
  void says_that_an_event_is_missing_or_no_json() {
    assertThat(main().run(List.of("invoke", "query", "nowhere.json"))).isEqualTo(2);
    assertThat(text(err)).contains("there is no event ").contains("nowhere.json");

    var pom = SharedCloud.HOME.resolve("pom.xml").toString();
    assertThat(main().run(List.of("invoke", "query-stream", pom))).isEqualTo(2);
    assertThat(text(err)).contains("pom.xml is not JSON");
  }

  @Test
  void wants_a_function_and_an_event() {
    assertThat(main().run(List.of("invoke", "query"))).isEqualTo(2);
    assertThat(text(err)).startsWith("burhan: invoke takes a function and a file with an event");
  }

  private Launch launch() {
    return new Launch(SharedCloud.HOME, Instant.EPOCH, Map.of());
  }

  private Invoke invoke() {
    return new Invoke(launch(), stream(out), stream(err), new Stop());
  }

  private Main main() {
    return new Main(launch(), stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
