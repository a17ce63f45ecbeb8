package dev.burhan.engines;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Is a PostgreSQL in a container that goes away with this JVM. */
final class DockerServer implements PostgresBackend {
  private static final Duration PULL_BOUND = Duration.ofMinutes(10);
  private static final Duration READY_BOUND = Duration.ofMinutes(2);

  private final String program;
  private final String name;
  private final PostgresAddress address;
  private final boolean kept;
  private final Process watchdog;

  DockerServer(String program, String name, PostgresAddress address, boolean kept) {
    this.program = program;
    this.name = name;
    this.address = address;
    this.kept = kept;
    this.watchdog = watch(program, name);
  }

  DockerServer start(String image) throws BranchUnavailable {
    List<String> words = new ArrayList<>(List.of(program, "run", "--detach", "--name", name));
    words.addAll(List.of("--publish", "127.0.0.1:" + address.port() + ":5432"));
    words.addAll(List.of("--shm-size", "1g"));
    words.addAll(List.of("--env", "POSTGRES_USER=" + address.user()));
    words.addAll(List.of("--env", "POSTGRES_PASSWORD=" + address.password()));
    words.addAll(List.of("--env", "POSTGRES_DB=" + address.database()));
    words.addAll(List.of("--env", "POSTGRES_INITDB_ARGS=--locale=C.UTF-8 --encoding=UTF8"));
    if (kept) {
      words.addAll(List.of("--volume", name + ":/var/lib/postgresql"));
    }
    words.addAll(List.of(image, "-c", "jit=off", "-c", "shared_buffers=256MB"));
    Command.Result result = Command.of(words).within(PULL_BOUND).run(Path.of("/"));
    if (!result.ok() || !Pause.until(this::answers, READY_BOUND)) {
      close();
      throw new BranchUnavailable(
          "the image " + image + " does not run: " + result.lastLine(), "try docker pull " + image);
    }
    return this;
  }

  @Override
  public PostgresAddress address() {
    return address;
  }

  @Override
  public void kill() {
    Command.of(List.of(program, "kill", name)).run(Path.of("/"));
  }

  @Override
  public void startAgain() {
    Command.Result result = Command.of(List.of(program, "start", name)).run(Path.of("/"));
    if (!result.ok() || !Pause.until(this::answers, READY_BOUND)) {
      throw new EngineFailure("the container did not start again: " + result.lastLine());
    }
  }

  @Override
  public void close() {
    try {
      watchdog.getOutputStream().close();
      watchdog.waitFor();
    } catch (IOException e) {
      throw new EngineFailure("cannot end the watchdog of " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean answers() {
    try (Connection connection =
        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false; // not yet
    }
  }

  // Removes the container when this JVM ends, however it ends; a named volume stays.
  private static Process watch(String program, String name) {
    String script = "trap '' INT HUP; while read -r l; do :; done; \"$0\" rm -f -v \"$1\"";
    List<String> words = new ArrayList<>();
    if (Command.onPath("setsid")) {
      words.add("setsid");
    }
    words.addAll(List.of("sh", "-c", script, program, name));
    try {
      return Command.prepared(words, Path.of("/"))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new EngineFailure("cannot start a shell", e);
    }
  }
}
