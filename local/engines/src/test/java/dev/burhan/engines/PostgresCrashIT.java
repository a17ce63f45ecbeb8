package dev.burhan.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresCrashIT {
  private static final Duration BOUND = Duration.ofSeconds(60);

  private final Path checkout;
  private final List<Process> holders = new ArrayList<>();

  PostgresCrashIT(@TempDir Path checkout) {
    this.checkout = checkout;
  }

  @AfterEach
  void forget() throws IOException {
    // Also where an assertion failed first: a child that lives on would keep the build waiting.
    holders.forEach(Process::destroyForcibly);
    for (Path file : files()) {
      FileTree.delete(file);
    }
  }

  @Test
  void ends_with_a_jvm_that_is_killed() throws Exception {
    Process holder = hold();
    String port = firstLine(holder);
    assertThat(isServed(port)).isTrue();

    holder.destroyForcibly();

    assertThat(Pause.until(() -> servers(port).isEmpty(), BOUND)).isTrue();
  }

  @Test
  void replaces_a_server_that_a_crash_left_behind() throws Exception {
    Process holder = hold(checkout.toString());
    String port = firstLine(holder);
    killWatchdog(holder);
    holder.destroyForcibly().waitFor();
    assertThat(isServed(port)).isTrue();

    try (PostgresServer server = PostgresServer.persistent(checkout, told -> {});
        Connection connection = server.connect()) {
      assertThat(connection.isValid(5)).isTrue();
      assertThat(servers(port)).isEmpty();
    }
  }

  @Test
  void keeps_the_data_of_a_checkout_for_the_next_start() throws SQLException {
    try (PostgresServer server = PostgresServer.persistent(checkout, told -> {});
        Statement statement = server.connect().createStatement()) {
      statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
    }

    try (PostgresServer server = PostgresServer.persistent(checkout, told -> {})) {
      assertThat(kept(server)).isEqualTo(42);
    }
  }

  @Test
  void starts_although_the_number_in_its_file_belongs_to_another_process() throws Exception {
    try (PostgresServer server = PostgresServer.persistent(checkout, told -> {});
        Statement statement = server.connect().createStatement()) {
      statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
      server.kill();
    }
    Path file = files().getFirst().resolve("data/postmaster.pid");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(file, lines);

    try (PostgresServer server = PostgresServer.persistent(checkout, told -> {})) {
      assertThat(kept(server)).isEqualTo(42);
    }
  }

  @Test
  void uses_a_server_that_is_named_and_leaves_it_as_it_was() throws SQLException {
    try (PostgresServer owner = PostgresServer.ephemeral()) {
      String url = owner.jdbcUrl() + "?user=" + owner.user() + "&password=" + owner.password();
      var settings = EngineSettings.from(Map.of("DATABASE_URL", url), Account.current());
      String before = count(owner);

      try (PostgresServer guest =
          PostgresServer.start(settings, Account.current(), ClusterSpec.of(checkout), told -> {})) {
        guest.createDatabase("guest");
        assertThat(count(owner)).isNotEqualTo(before);
      }

      assertThat(count(owner)).isEqualTo(before);
    }
  }

  private static String count(PostgresServer server) throws SQLException {
    try (Connection connection = server.connect();
        ResultSet row =
            connection.createStatement().executeQuery("SELECT count(*) FROM pg_database")) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  @Test
  void refuses_a_checkout_that_another_server_holds() {
    try (PostgresServer server = PostgresServer.persistent(checkout, told -> {})) {
      assertThat(server.port()).isPositive();

      assertThatThrownBy(() -> PostgresServer.persistent(checkout, told -> {}))
          .hasMessageContaining("in use");
    }
  }

  @Test
  void leaves_no_files_of_a_temporary_server() {
    Path clusters = clusters();
    ClusterSpec spec = ClusterSpec.temporary();

    PostgresServer.start(EngineSettings.fromEnvironment(), Account.current(), spec, told -> {})
        .close();

    assertThat(clusters).isDirectoryNotContaining(path -> name(path).startsWith(spec.name()));
  }

  private static int kept(PostgresServer server) throws SQLException {
    try (Connection connection = server.connect();
        ResultSet row = connection.createStatement().executeQuery("SELECT answer FROM kept")) {
      assertThat(row.next()).isTrue();
      return row.getInt(1);
    }
  }

  /** A process just forked carries its parent's command line for a moment: look again. */
  private static boolean isServed(String port) {
    return Pause.until(() -> servers(port).size() == 1, BOUND);
  }

  private Process hold(String... arguments) throws IOException, URISyntaxException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-cp", classPath(), HoldServer.class.getName()));
    words.addAll(List.of(arguments));
    Process holder =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    holders.add(holder);
    return holder;
  }

  private static String classPath() throws URISyntaxException {
    List<String> paths = new ArrayList<>();
    for (Class<?> type :
        List.of(
            HoldServer.class,
            PostgresServer.class,
            org.postgresql.Driver.class,
            NullMarked.class)) {
      paths.add(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return String.join(File.pathSeparator, paths);
  }

  private static String firstLine(Process process) throws IOException {
    try (BufferedReader reader = process.inputReader()) {
      return Objects.requireNonNull(reader.readLine(), "the JVM ended");
    }
  }

  private static List<ProcessHandle> servers(String port) {
    return ProcessHandle.allProcesses()
        .filter(process -> line(process).contains("bin/postgres -D "))
        .filter(process -> line(process).contains("-p " + port + " "))
        .filter(process -> !line(process).contains("watchdog"))
        .toList();
  }

  // The reader of the pipe goes first, or else it sees the end of the other and stops the server.
  private static void killWatchdog(Process holder) {
    List<ProcessHandle> all =
        holder.descendants().filter(process -> line(process).contains("watchdog")).toList();
    for (ProcessHandle process : all.reversed()) {
      process.destroyForcibly();
      assertThat(Pause.until(() -> !process.isAlive(), BOUND)).isTrue();
    }
  }

  private static String line(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }

  private List<Path> files() throws IOException {
    String prefix = ClusterSpec.of(checkout).name();
    try (Stream<Path> all = Files.list(clusters())) {
      return all.filter(path -> name(path).startsWith(prefix)).sorted().toList();
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static Path clusters() {
    return new CacheFolder(EngineSettings.fromEnvironment().cache(), Account.current()).clusters();
  }
}
