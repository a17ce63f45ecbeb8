package dev.burhan.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the script runs; a program that prints its arguments stands for java. */
final class StreamingWrapperTest {

  private static final String MANAGED =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final String PLACES = ":/var/task:/var/task/lib/*:/opt/java/lib/*";

  private record Ran(int exit, List<String> output) {}

  private static Ran run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("/bin/sh", Child.WRAPPER.toString()));
    command.addAll(List.of("/bin/sh", "-c", "printf '%s\\n' \"$@\"", "java"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("LAMBDA_TASK_ROOT");
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    return new Ran(process.waitFor(), output);
  }

  @Test
  void may_be_run() {
    assertThat(Files.isExecutable(Child.WRAPPER)).isTrue();
  }

  @Test
  void keeps_the_command_line_but_for_the_main_class_the_class_path_and_the_archive()
      throws Exception {
    var ran =
        run(
            "-XX:MaxHeapSize=445645k",
            "-Xshare:on",
            "-Dsome=a b  'c' \"d\" $e *",
            "",
            "-classpath",
            "/var/runtime/lib/a.jar:/var/runtime/lib/b.jar",
            MANAGED,
            "dev.burhan.function.query.Handler");

    assertThat(ran.exit()).isZero();
    assertThat(ran.output())
        .containsExactly(
            "-XX:MaxHeapSize=445645k",
            "-Xshare:auto",
            "-Dsome=a b  'c' \"d\" $e *",
            "",
            "-classpath",
            "/var/runtime/lib/a.jar:/var/runtime/lib/b.jar" + PLACES,
            StreamingBootstrap.class.getName(),
            "dev.burhan.function.query.Handler");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-cp", "-classpath", "--class-path"})
  void knows_all_names_of_the_class_path(String name) throws Exception {
    assertThat(run(name, "a.jar", MANAGED).output()).contains("a.jar" + PLACES);
    assertThat(run("--class-path=a.jar", MANAGED).output()).contains("--class-path=a.jar" + PLACES);
  }

  /** Buffered where a stream is expected would look as if it worked. */
  @Test
  void starts_nothing_when_the_runtime_starts_in_another_way() throws Exception {
    assertThat(run("-cp", "a.jar", "com.amazonaws.OtherMain").exit()).isEqualTo(64);
    assertThat(run("-jar", "runtime.jar", MANAGED).exit()).isEqualTo(64);
    assertThat(run("-jar", "runtime.jar").output().getFirst()).startsWith("streaming-wrapper:");
  }
}
