package dev.burhan.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.engines.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as a person runs them; the demo in a process of its own. */
final class CommandsIT {

  private static final int DEMO_SECONDS_MAX = 300;
  private static final int TERMINATED = 128 + 15;

  private final Path home;

  CommandsIT(@TempDir Path home) {
    this.home = home;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--help", "demo -h", "up --help", "ask --help", "models --help", "redrive --help"})
  void help_is_shown_and_nothing_started(String line) {
    var out = new ByteArrayOutputStream();

    int status = run(out, out, line.split(" ", -1));

    assertThat(status).isZero();
    assertThat(text(out)).contains("demo [--json FILE]", "ask \"QUESTION\"");
    assertThat(home).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "sing, unknown command: sing",
    "demo --json, --json takes a value",
    "demo --json /no/such/folder/x.json, there is no folder for /no/such/folder/x.json",
    "demo now, not understood: now",
    "up --port 70000, --port must be 0 to 65535",
    "up --port x, --port must be 0 to 65535",
    "ask, 'ask takes one question, in quotes'",
    "ask two words, 'ask takes one question, in quotes'",
    "ask rent --tag, --tag takes a value",
    "ask rent --document a --document, --document takes a value",
    "ingest, ingest takes one or more files",
    "ingest /no/such/lease.pdf, there is no file /no/such/lease.pdf",
    "ingest lease.exe, 'lease.exe ends in none of .pdf .docx .html .htm .md .txt'",
    "redrive all, not understood: all",
    "redrive, 'nothing is up in this checkout, and INGEST_DEAD_LETTERS_URL names no stack'",
    "models sing, 'models takes: list, or fetch NAME'"
  })
  void a_line_not_understood_says_why_and_shows_help(String line, String complaint) {
    var err = new ByteArrayOutputStream();

    int status = run(OutputStream.nullOutputStream(), err, line.split(" ", -1));

    assertThat(status).isEqualTo(2);
    assertThat(text(err)).contains(complaint, "demo [--json FILE]");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void a_failure_is_told_in_a_sentence_with_its_details_in_the_log() throws Exception {
    var err = new ByteArrayOutputStream();

    int status = run(OutputStream.nullOutputStream(), err, "demo");

    assertThat(status).isEqualTo(1);
    assertThat(text(err)).startsWith("burhan: ").contains("template.yaml", "burhan.log");
    assertThat(text(err).lines()).hasSize(2);
    assertThat(Files.readString(home.resolve(".local/burhan.log"))).contains("\tat dev.burhan.");
  }

  @Test
  void models_names_the_encoder_in_use() {
    var out = new ByteArrayOutputStream();

    int status = run(out, out, "models");

    assertThat(status).isZero();
    assertThat(text(out)).contains("bge-small-en-v1.5", "embedder in use: ");
  }

  @Test
  void the_demo_answers_every_sample_question_with_proof_and_reports_it() throws Exception {
    var report = home.resolve("report.json");

    var demo = demo(report, process -> {});

    assertThat(demo.errors()).isEmpty();
    assertThat(demo.output()).contains("8 sample documents: 0 unchanged, 8 to ingest", "ready_ms");
    // 1 when a question was not answered as expected, which is another test's business.
    assertThat(demo.status()).isIn(0, 1);
    var json = new ObjectMapper().readTree(report.toFile());
    assertThat(json.get("ready_ms").asLong()).isPositive();
    assertThat(json.get("answers")).hasSize(Samples.questions().size()).hasSizeGreaterThan(7);
    json.get("answers").forEach(CommandsIT::isWhole);
  }

  @Test
  void a_demo_told_to_stop_while_it_encodes_ends_in_order() throws Exception {
    var demo =
        demo(
            home.resolve("report.json"),
            process -> {
              awaitOutput(process, "to ingest");
              process.destroy();
            });

    assertThat(demo.status()).isEqualTo(TERMINATED);
    assertThat(demo.output()).doesNotContain("SIGSEGV", "ready_ms");
    assertThat(demo.errors()).doesNotContain("burhan: ");
  }

  /** What a process left. */
  private record Ended(int status, String output, String errors) {}

  /** Runs a demo on a database of its own, whose data goes with the test. */
  private Ended demo(Path report, Consumer<Process> meanwhile) throws Exception {
    Files.copy(Path.of("../../template.yaml"), home.resolve("template.yaml"));
    var errors = home.resolve("errors.txt");
    try (var postgres = PostgresServer.ephemeral()) {
      var builder =
          new ProcessBuilder(java("demo", "--json", report.toString()))
              .redirectOutput(output().toFile())
              .redirectError(errors.toFile());
      builder.environment().put("DATABASE_URL", withLogin(postgres));
      var process = builder.start();
      try {
        meanwhile.accept(process);
        assertThat(process.waitFor(DEMO_SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(output()), Files.readString(errors));
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private Path output() {
    return home.resolve("output.txt");
  }

  private void awaitOutput(Process process, String text) {
    try {
      while (process.isAlive() && !Files.readString(output()).contains(text)) {
        Thread.sleep(20);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> java(String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-Dburhan.home=" + home, "-cp", classPath(), Main.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** That of the product: without the tests, whose logging would hide what a person sees. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String withLogin(PostgresServer postgres) {
    return postgres.jdbcUrl()
        + (postgres.jdbcUrl().contains("?") ? "&" : "?")
        + "user="
        + postgres.user()
        + "&password="
        + postgres.password();
  }

  private static void isWhole(JsonNode answer) {
    assertThat(answer.get("question").asText()).isNotBlank();
    assertThat(answer.get("language").asText()).isIn("en", "ar");
    assertThat(answer.get("ms").properties()).isNotEmpty();
    boolean isGrounded = answer.get("outcome").asText().equals("grounded");
    if (!isGrounded) {
      assertThat(answer.get("outcome").asText()).isEqualTo("no_evidence");
    }
    assertThat(answer.get("text").isTextual()).isEqualTo(isGrounded);
    assertThat(answer.get("citations").isEmpty()).isEqualTo(!isGrounded);
    answer.get("citations").forEach(CommandsIT::isProof);
  }

  /** The quote stands in the sample document where the citation says. */
  private static void isProof(JsonNode citation) {
    var text = Samples.document(citation.get("document").asText());
    int start = text.offsetByCodePoints(0, citation.get("start").asInt());
    int end = text.offsetByCodePoints(0, citation.get("end").asInt());
    assertThat(citation.get("quote").asText()).isNotBlank().isEqualTo(text.substring(start, end));
    assertThat(citation.get("page").asInt()).isPositive();
    assertThat(citation.get("heading").isArray()).isTrue();
  }

  private int run(OutputStream out, OutputStream err, String... arguments) {
    var launch = new Launch(home, Instant.now(), Map.of());
    return new Main(launch, utf8(out), utf8(err)).run(List.of(arguments));
  }

  private static PrintStream utf8(OutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream out) {
    return out.toString(StandardCharsets.UTF_8);
  }
}
