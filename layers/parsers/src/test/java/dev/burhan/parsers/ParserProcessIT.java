package dev.burhan.parsers;

import static dev.burhan.parsers.testing.Reading.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burhan.documents.DocumentFault;
import dev.burhan.documents.DocumentParser.Parsing;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.ParsedPage;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.parsers.format.ParseLimits;
import dev.burhan.parsers.testing.Reading;
import dev.burhan.parsers.testing.Samples;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
final class ParserProcessIT {

  private static final ParseLimits QUICK = ParseLimits.DEFAULT.within(Duration.ofMillis(300));

  private final Path folder;

  ParserProcessIT(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1), Clock.systemUTC());
  }

  private static ParserProcess usual(ProcessSettings settings) {
    return new ParserProcess(settings, ParseLimits.DEFAULT);
  }

  /** Processes of another program in place of the parser's. */
  private static ParserProcess running(Class<?> main, ParseLimits limits, String... words) {
    var settings = new ProcessSettings(64, 1, 100);
    var jvm = ChildJvm.of(settings, limits);
    var wordsOf = words.length == 0 ? jvm.words() : List.of(words);
    return new ParserProcess(
        settings, limits, new ChildJvm(jvm.options(), jvm.classPath(), main.getName(), wordsOf));
  }

  private static ParserProcess strange(String... words) {
    return running(StrangeMain.class, QUICK, words);
  }

  private Path sample(MediaType type) {
    return Reading.write(folder, Samples.of(type));
  }

  private static Parsing parsed(String text) {
    return new Parsing.Read(List.of(ParsedPage.of(text)), List.of());
  }

  private static Set<Long> children() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  private static void awaitEnd(Set<Long> processes) {
    processes.forEach(pid -> ProcessHandle.of(pid).ifPresent(process -> process.onExit().join()));
  }

  @ParameterizedTest
  @EnumSource
  void files_are_read_as_in_this_process(MediaType type) {
    var file = sample(type);

    try (var parser = usual(ProcessSettings.DEFAULT)) {
      assertThat(parser.parse(file, type, soon()))
          .isInstanceOf(Parsing.Read.class)
          .isEqualTo(
              new FileParser(ParseLimits.DEFAULT, Clock.systemUTC()).parse(file, type, soon()));
    }
  }

  @Test
  void faults_are_told() {
    try (var parser = usual(ProcessSettings.DEFAULT)) {
      assertThat(parser.parse(sample(MediaType.PDF), MediaType.DOCX, soon()))
          .isEqualTo(refused(DocumentFault.TYPE_MISMATCH));
    }
  }

  @Test
  void pages_are_drawn() {
    var file = sample(MediaType.PDF);

    try (var parser = usual(ProcessSettings.DEFAULT)) {
      assertThat(parser.image(file, 1, soon()).orElseThrow()).startsWith(0x89, 'P', 'N', 'G');
      assertThat(parser.image(file, 99, soon())).isEmpty();
    }
  }

  @Test
  void a_file_that_is_not_there_may_be_there_later() {
    try (var parser = usual(ProcessSettings.DEFAULT)) {
      assertThatThrownBy(() -> parser.parse(folder.resolve("missing"), MediaType.PDF, soon()))
          .isInstanceOf(DependencyFailure.Transient.class);
    }
  }

  @Test
  void names_of_files_may_be_in_any_script_and_relative() throws IOException {
    var file = Files.writeString(folder.resolve("عقد إيجار 😀.txt"), "text");
    var relative = Path.of("").toAbsolutePath().relativize(file.toAbsolutePath());

    try (var parser = usual(ProcessSettings.DEFAULT)) {
      assertThat(parser.parse(file, MediaType.PLAIN, soon())).isEqualTo(parsed("text"));
      assertThat(parser.parse(relative, MediaType.PLAIN, soon())).isEqualTo(parsed("text"));
    }
  }

  @Test
  void nothing_is_started_before_it_is_needed_and_nothing_is_left() {
    var before = children();

    var parser = usual(ProcessSettings.DEFAULT);
    assertThat(children()).isEqualTo(before);
    parser.parse(sample(MediaType.PLAIN), MediaType.PLAIN, soon());
    var started = children();
    started.removeAll(before);
    assertThat(started).hasSize(1);
    parser.close();

    awaitEnd(started);
    assertThatThrownBy(() -> parser.parse(sample(MediaType.PLAIN), MediaType.PLAIN, soon()))
        .isInstanceOf(DependencyFailure.Transient.class);
  }

  @Test
  void a_process_reads_one_file_after_the_other_until_it_is_replaced() {
    try (var parser = usual(new ProcessSettings(64, 1, 2))) {
      var seen = new ArrayList<Set<Long>>();
      for (int i = 0; i < 3; i++) {
        parser.parse(sample(MediaType.PLAIN), MediaType.PLAIN, soon());
        seen.add(parser.processes());
      }

      assertThat(seen.get(0)).hasSize(1);
      assertThat(seen.get(1)).isEmpty();
      assertThat(seen.get(2)).hasSize(1).isNotEqualTo(seen.get(0));
    }
  }

  @Test
  void no_more_processes_run_than_may_and_who_comes_then_waits() throws Exception {
    var file = sample(MediaType.DOCX);
    try (var parser = usual(new ProcessSettings(64, 2, 100));
        var callers = Executors.newFixedThreadPool(8)) {
      Callable<Parsing> call = () -> parser.parse(file, MediaType.DOCX, soon());
      var answers = callers.invokeAll(IntStream.range(0, 40).mapToObj(i -> call).toList());

      for (var answer : answers) {
        assertThat(answer.get()).isInstanceOf(Parsing.Read.class);
      }
      assertThat(parser.processes()).hasSizeBetween(1, 2);
    }
  }

  @Test
  void who_waits_too_long_may_try_again() throws Exception {
    var file = sample(MediaType.PLAIN);
    var parser = running(StrangeMain.class, ParseLimits.DEFAULT, "hangs");
    try (var other = Executors.newSingleThreadExecutor()) {
      var hanging = other.submit(() -> parser.parse(file, MediaType.PLAIN, soon()));
      try {
        while (parser.processes().isEmpty()) {
          Thread.onSpinWait();
        }
        var late = Deadline.in(Duration.ofMillis(50), Clock.systemUTC());

        assertThatThrownBy(() -> parser.parse(file, MediaType.PLAIN, late))
            .isInstanceOf(DependencyFailure.Transient.class)
            .hasMessageContaining("busy");
      } finally {
        parser.close();
      }
      assertThatThrownBy(hanging::get).hasCauseInstanceOf(DependencyFailure.Transient.class);
    }
  }

  @Test
  void a_file_that_takes_too_long_is_too_complex_and_the_next_is_read() {
    try (var parser = strange("hangs")) {
      assertThat(parser.parse(sample(MediaType.PLAIN), MediaType.PLAIN, soon()))
          .isEqualTo(refused(DocumentFault.TOO_COMPLEX));
      assertThat(parser.processes()).isEmpty();
      assertThat(parser.image(sample(MediaType.PDF), 1, soon())).isEmpty();
    }
  }

  @Test
  void the_time_of_the_caller_is_no_fault_of_the_file() {
    try (var parser = running(StrangeMain.class, ParseLimits.DEFAULT, "hangs")) {
      var late = Deadline.in(Duration.ofSeconds(3), Clock.systemUTC());

      assertThatThrownBy(() -> parser.parse(sample(MediaType.PLAIN), MediaType.PLAIN, late))
          .isInstanceOf(DependencyFailure.Transient.class);
      assertThat(parser.processes()).isEmpty();
    }
  }

  @Test
  void a_file_that_takes_too_much_memory_is_too_complex_and_the_next_is_read() {
    var tree = Reading.write(folder, "<p>a".repeat(900_000).getBytes(StandardCharsets.UTF_8));

    try (var parser = usual(new ProcessSettings(64, 1, 100))) {
      assertThat(parser.parse(tree, MediaType.HTML, soon()))
          .isEqualTo(refused(DocumentFault.TOO_COMPLEX));
      assertThat(parser.processes()).isEmpty();
      assertThat(parser.parse(sample(MediaType.DOCX), MediaType.DOCX, soon()))
          .isInstanceOf(Parsing.Read.class);
    }
  }

  @Test
  void a_process_that_ends_once_is_replaced() {
    try (var parser = strange("exits once", folder.resolve("mark").toString())) {
      assertThat(parser.parse(sample(MediaType.PLAIN), MediaType.PLAIN, soon()))
          .isEqualTo(parsed("recovered"));
    }
  }

  @Test
  void a_process_that_was_killed_while_it_waited_is_replaced() {
    try (var parser = usual(ProcessSettings.DEFAULT)) {
      parser.parse(sample(MediaType.PLAIN), MediaType.PLAIN, soon());
      var killed = parser.processes();
      killed.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
      awaitEnd(killed);

      assertThat(parser.parse(sample(MediaType.PLAIN), MediaType.PLAIN, soon()))
          .isInstanceOf(Parsing.Read.class);
      assertThat(parser.processes()).hasSize(1).isNotEqualTo(killed);
    }
  }

  @Test
  void a_file_that_ends_two_processes_is_damaged_or_takes_the_last_memory() {
    try (var exits = strange("exits", "1");
        var memory = strange("exits", "3");
        var killed = strange("exits", "137")) {
      assertThat(exits.parse(sample(MediaType.PLAIN), MediaType.PLAIN, soon()))
          .isEqualTo(refused(DocumentFault.DAMAGED));
      assertThat(memory.parse(sample(MediaType.PLAIN), MediaType.PLAIN, soon()))
          .isEqualTo(refused(DocumentFault.TOO_COMPLEX));
      assertThat(killed.parse(sample(MediaType.PLAIN), MediaType.PLAIN, soon()))
          .isEqualTo(refused(DocumentFault.TOO_COMPLEX));
    }
  }

  @Test
  void nonsense_is_not_believed() {
    try (var nonsense = strange("says nonsense");
        var otherwise = strange("draws")) {
      assertThat(nonsense.parse(sample(MediaType.PLAIN), MediaType.PLAIN, soon()))
          .isEqualTo(refused(DocumentFault.DAMAGED));
      assertThat(nonsense.processes()).isEmpty();
      assertThat(otherwise.parse(sample(MediaType.PLAIN), MediaType.PLAIN, soon()))
          .isEqualTo(refused(DocumentFault.DAMAGED));
    }
  }

  @Test
  void a_process_that_cannot_be_started_may_start_later() {
    var before = children();

    try (var silent = strange("is silent");
        var wrong = strange("greets wrongly");
        var missing = running(ParserProcessIT.class, QUICK, "no main method")) {
      for (var parser : List.of(silent, wrong, missing)) {
        var late = Deadline.in(Duration.ofSeconds(2), Clock.systemUTC());
        assertThatThrownBy(() -> parser.parse(sample(MediaType.PLAIN), MediaType.PLAIN, late))
            .isInstanceOf(DependencyFailure.Transient.class)
            .hasMessageContaining("cannot be started");
        assertThat(parser.processes()).isEmpty();
      }
    }
    var left = children();
    left.removeAll(before);
    awaitEnd(left);
  }

  @Test
  void what_libraries_print_does_not_come_between() {
    try (var parser = running(ChattyMain.class, ParseLimits.DEFAULT)) {
      for (int i = 0; i < 20; i++) {
        assertThat(parser.parse(sample(MediaType.DOCX), MediaType.DOCX, soon()))
            .isInstanceOf(Parsing.Read.class);
      }
    }
  }

  @Test
  void nothing_of_our_environment_is_handed_on() {
    try (var parser = strange("tells its environment")) {
      assertThat(System.getenv()).isNotEmpty();
      assertThat(parser.parse(sample(MediaType.PLAIN), MediaType.PLAIN, soon()))
          .isEqualTo(parsed("[LC_ALL]"));
    }
  }

  @Test
  void processes_work_in_the_temporary_folder() throws IOException {
    try (var parser = strange("tells its folder")) {
      var temporary = Path.of(System.getProperty("java.io.tmpdir")).toRealPath().toString();

      assertThat(parser.parse(sample(MediaType.PLAIN), MediaType.PLAIN, soon()))
          .isEqualTo(parsed(temporary));
    }
  }

  @Test
  void a_class_path_may_be_longer_than_a_command_line() {
    var settings = ProcessSettings.DEFAULT;
    var jvm = ChildJvm.of(settings, ParseLimits.DEFAULT);
    var longer = new ArrayList<>(jvm.classPath());
    IntStream.range(0, 20_000)
        .forEach(
            i ->
                longer.add(
                    Path.of("/nowhere/with spaces \"and\" quotes", "library-" + i + ".jar")));

    try (var parser =
        new ParserProcess(
            settings,
            ParseLimits.DEFAULT,
            new ChildJvm(jvm.options(), longer, jvm.main(), jvm.words()))) {
      assertThat(parser.parse(sample(MediaType.PLAIN), MediaType.PLAIN, soon()))
          .isInstanceOf(Parsing.Read.class);
    }
  }

  @Test
  void a_process_ends_with_the_one_that_started_it() throws IOException {
    var arguments = folder.resolve("arguments");
    var process = ChildJvm.of(ProcessSettings.DEFAULT, ParseLimits.DEFAULT).start(arguments);
    process.getInputStream().readNBytes(4);

    process.getOutputStream().close();

    assertThat(process.onExit().join().exitValue()).isZero();
  }

  @Test
  void a_process_at_work_ends_with_the_one_that_started_it() throws IOException {
    var endless = folder.resolve("pipe");
    // Nobody ever writes to it, so that whoever reads from it waits.
    assertThat(new ProcessBuilder("mkfifo", endless.toString()).start().onExit().join().exitValue())
        .isZero();
    var process =
        ChildJvm.of(ProcessSettings.DEFAULT, ParseLimits.DEFAULT)
            .start(folder.resolve("arguments"));
    process.getInputStream().readNBytes(4);
    var out = new DataOutputStream(process.getOutputStream());
    Frames.write(new Frames.Request.Parse(endless, MediaType.PLAIN, Duration.ofMinutes(1)), out);

    out.close();

    assertThat(process.onExit().join().exitValue()).isZero();
  }
}
