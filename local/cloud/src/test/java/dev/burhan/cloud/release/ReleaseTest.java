package dev.burhan.cloud.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burhan.cloud.testing.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Releases to a stage that is not there. */
final class ReleaseTest {

  private final Path folder;
  private final StandIns standIns;

  ReleaseTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.standIns = new StandIns(folder);
  }

  @Test
  void a_version_that_passes_stays() throws Exception {
    var run = standIns.run("release", "staging");

    assertThat(run.err()).contains("staging is live");
    assertThat(run.exit()).isZero();
    assertThat(run.calls("sam deploy --config-env staging"))
        .singleElement()
        .asString()
        .contains("DatabaseUrl=jdbc:postgresql://db/burhan", "SubnetIds=subnet-1,subnet-2")
        .doesNotContain("Rollout");
    assertThat(run.calls("aws lambda update-alias")).isEmpty();
  }

  @Test
  void production_gets_a_new_version_a_tenth_first() throws Exception {
    var run = standIns.run("release", "prod");

    assertThat(run.calls("sam deploy --config-env prod"))
        .singleElement()
        .asString()
        .contains("Rollout=Canary10Percent5Minutes");
  }

  @Test
  void a_version_that_does_not_pass_goes_back_by_itself() throws Exception {
    var run = standIns.answers("nothing").run("release", "prod");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("rolling back", "prod was rolled back");
    assertThat(run.calls("aws lambda update-alias"))
        .hasSize(2)
        .anyMatch(call -> call.contains("arn:f:one --name live --function-version 7"))
        .anyMatch(call -> call.contains("arn:f:two --name live --function-version 9"))
        .allMatch(call -> call.endsWith("--routing-config AdditionalVersionWeights={}"));
  }

  @Test
  void all_functions_go_back_even_if_one_cannot() throws Exception {
    Files.writeString(folder.resolve("before"), "arn:f:one 7\narn:f:two 9\n");

    var run =
        standIns
            .does("aws", "case \"$*\" in *arn:f:one*) exit 1 ;; esac\n")
            .run("roll-back", "prod", folder.resolve("before").toString());

    assertThat(run.calls("aws lambda update-alias")).hasSize(2);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("some functions did not go back");
  }

  @Test
  void a_first_version_has_none_to_go_back_to() throws Exception {
    standIns.does(
        "aws",
        """
        case "$*" in
          *describe-stack-resources*) echo 'Stack with id burhan-dev does not exist' >&2; exit 254 ;;
          *) echo https://api.invalid/v1 ;;
        esac
        """);

    var run = standIns.answers("nothing").run("release", "dev");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("there is no version before this one");
  }

  @Test
  void nothing_is_deployed_when_nobody_may_look_at_what_is_live() throws Exception {
    var run = standIns.does("aws", "echo 'access denied' >&2; exit 254\n").run("release", "prod");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("access denied");
    assertThat(run.calls("sam")).isEmpty();
  }

  @Test
  void what_cannot_be_deployed_is_not_tried_out() throws Exception {
    var run = standIns.does("sam", "exit 1\n").run("release", "prod");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.calls("curl")).isEmpty();
  }

  /** A new one without a default would make every release fail, or ask a terminal nobody sees. */
  @Test
  void every_parameter_without_a_default_is_asked_for() throws Exception {
    for (var parameter : Templates.real().parameters().values()) {
      if (parameter.defaultValue() == null) {
        standIns.without(variable(parameter.name()));
      }
    }

    var run = standIns.run("deploy", "prod");

    assertThat(run.exit()).isEqualTo(1);
    for (var parameter : Templates.real().parameters().values()) {
      if (parameter.defaultValue() == null) {
        assertThat(run.err()).contains(variable(parameter.name()));
      }
    }
    assertThat(run.calls()).isEmpty();
  }

  private static String variable(String parameter) {
    return parameter.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }

  @Test
  void a_missing_key_is_named_before_anything_is_changed() throws Exception {
    var run = standIns.without("SMOKE_API_KEY").run("release", "prod");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("not set: SMOKE_API_KEY");
    assertThat(run.calls()).isEmpty();
  }

  @Test
  void the_key_is_in_no_command_line_and_no_log() throws Exception {
    var run = standIns.run("release", "staging");

    assertThat(run.calls()).noneMatch(call -> call.contains(StandIns.SMOKE_KEY));
    assertThat(run.out() + run.err()).doesNotContain(StandIns.SMOKE_KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"release", "deploy", "smoke", "versions", "roll-back"})
  void a_stage_that_is_not_known_is_refused(String script) throws Exception {
    var run = standIns.run(script, "producton");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("which stage: dev, staging or prod?");
    assertThat(run.calls()).isEmpty();
  }
}
