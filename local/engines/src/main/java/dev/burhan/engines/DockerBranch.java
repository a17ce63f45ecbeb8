package dev.burhan.engines;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Runs the public image of pgvector. */
record DockerBranch(String program) implements PostgresBranch {
  static final String IMAGE = "pgvector/pgvector:pg18";

  @Override
  public String name() {
    return "docker";
  }

  @Override
  public PostgresBackend start(ClusterSpec spec, Consumer<String> progress)
      throws BranchUnavailable {
    String name = "burhan-" + spec.name();
    ask("version", "--format", "{{.Server.Version}}");
    Command.of(List.of(program, "rm", "--force", "--volumes", name)).run(Path.of("/"));
    progress.accept("PostgreSQL: running the image " + IMAGE);
    // A kept volume remembers its first password, and only loopback can ask for it.
    String password = spec.kept() ? name : UUID.randomUUID().toString();
    PostgresAddress address =
        PostgresAddress.loopback(FreePort.find(), ClusterFolder.USER, password);
    return new DockerServer(program, name, address, spec.kept()).start(IMAGE);
  }

  private void ask(String... words) throws BranchUnavailable {
    List<String> full = new ArrayList<>(List.of(program));
    full.addAll(List.of(words));
    Command.Result result = Command.of(full).run(Path.of("/"));
    if (!result.ok()) {
      throw new BranchUnavailable(
          "Docker does not answer: " + result.lastLine(), "install Docker and start its engine");
    }
  }
}
