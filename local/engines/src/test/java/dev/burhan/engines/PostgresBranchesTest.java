package dev.burhan.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresBranchesTest {
  private static final Account USER = new Account(Optional.empty());

  @Test
  void tries_the_next_branch_and_says_why() {
    PostgresBackend backend = new ForeignServer(PostgresAddress.loopback(1, "u", "p"));
    List<String> told = new ArrayList<>();
    var branches = new PostgresBranches(List.of(closed("first"), open("second", backend)));

    assertThat(branches.start(ClusterSpec.temporary(), told::add)).isSameAs(backend);
    assertThat(told).containsExactly("PostgreSQL by first: no (install it)");
  }

  @Test
  void lists_what_each_branch_said_when_all_are_closed() {
    var branches = new PostgresBranches(List.of(closed("first"), closed("second")));

    assertThatThrownBy(() -> branches.start(ClusterSpec.temporary(), told -> {}))
        .isInstanceOf(EngineFailure.class)
        .hasMessageContaining("first: no (install it)")
        .hasMessageContaining("second: no (install it)");
  }

  @Test
  void tries_them_from_the_least_to_the_most_demanding() {
    assertThat(names(Map.of())).containsExactly("wheel", "machine", "packages", "docker");
  }

  @Test
  void uses_only_the_server_that_is_named() {
    assertThat(names(Map.of("DATABASE_URL", "postgres://u@h/db"))).containsExactly("url");
  }

  @Test
  void uses_only_the_branch_that_is_forced() {
    assertThat(names(Map.of("BURHAN_POSTGRES", "machine", "DATABASE_URL", "postgres://u@h/db")))
        .containsExactly("machine");
  }

  @Test
  void refuses_a_branch_that_does_not_exist() {
    assertThatThrownBy(() -> names(Map.of("BURHAN_POSTGRES", "cloud")))
        .hasMessageContaining("[url, wheel, machine, packages, docker]");
  }

  @Test
  void asks_for_the_address_when_the_url_branch_is_forced_without_one() {
    var branches = branches(Map.of("BURHAN_POSTGRES", "url"));

    assertThatThrownBy(() -> branches.start(ClusterSpec.temporary(), told -> {}))
        .hasMessageContaining("DATABASE_URL is not set");
  }

  @Test
  void says_that_no_program_was_found(@TempDir Path empty) {
    assertThatThrownBy(() -> new MachineBinaries(List.of(empty)).bin(told -> {}))
        .hasMessageContaining("no PostgreSQL server is installed");
  }

  @Test
  void installs_nothing_without_the_rights_of_root() {
    assertThatThrownBy(() -> new PackagedBinaries(USER).bin(told -> {}))
        .hasMessageContaining("only be installed by root");
  }

  @Test
  void says_that_docker_does_not_answer() {
    assertThatThrownBy(
            () -> new DockerBranch("no-such-docker").start(ClusterSpec.temporary(), told -> {}))
        .hasMessageContaining("Docker does not answer");
  }

  private static List<String> names(Map<String, String> environment) {
    return branches(environment).branches().stream().map(PostgresBranch::name).toList();
  }

  private static PostgresBranches branches(Map<String, String> environment) {
    return PostgresBranches.of(EngineSettings.from(environment, USER), USER);
  }

  private static PostgresBranch closed(String name) {
    return branch(name, Optional.empty());
  }

  private static PostgresBranch open(String name, PostgresBackend backend) {
    return branch(name, Optional.of(backend));
  }

  private static PostgresBranch branch(String name, Optional<PostgresBackend> backend) {
    return new PostgresBranch() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public PostgresBackend start(ClusterSpec spec, Consumer<String> progress)
          throws BranchUnavailable {
        return backend.orElseThrow(() -> new BranchUnavailable("no", "install it"));
      }
    };
  }
}
