package dev.burhan.cloud.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds workflows to what no linter knows: they call scripts, and actions cannot change. */
final class WorkflowsTest {

  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern USES = Pattern.compile("uses: *(.*)");
  private static final Pattern RUN = Pattern.compile("run: *(.*)");

  @ParameterizedTest
  @ValueSource(strings = {"ci", "release", "eval"})
  void actions_are_pinned_by_commit_with_their_version(String workflow) throws IOException {
    assertThat(found(USES, workflow))
        .isNotEmpty()
        .allMatch(use -> use.matches("(actions|aws-actions)/[a-z-]+@[0-9a-f]{40} # v[0-9.]+"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ci", "release", "eval"})
  void a_step_runs_a_script_of_the_repository_that_is_there(String workflow) throws IOException {
    assertThat(found(RUN, workflow))
        .isNotEmpty()
        .filteredOn(run -> !run.equals("tar -xf release.tar"))
        .allMatch(run -> Files.isExecutable(HOME.resolve(run.split(" ", 2)[0])), "a script");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ci", "release", "eval"})
  void nothing_is_permitted_but_what_a_job_names(String workflow) throws IOException {
    assertThat(text(workflow)).contains("\npermissions: {}\n").doesNotContain(": write-all");
  }

  private static List<String> found(Pattern pattern, String workflow) throws IOException {
    return pattern
        .matcher(text(workflow))
        .results()
        .map((MatchResult result) -> result.group(1).strip())
        .toList();
  }

  private static String text(String workflow) throws IOException {
    return Files.readString(HOME.resolve(".github/workflows/" + workflow + ".yml"));
  }
}
