package dev.burhan.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the file in which a running PostgreSQL says who it is. */
record PidFile(Path data) {
  private static final int STATUS_LINE = 7;
  private static final Duration STOP_BOUND = Duration.ofSeconds(20);
  private static final Duration DEATH_BOUND = Duration.ofSeconds(20);

  private Path file() {
    return data.resolve("postmaster.pid");
  }

  /** Tells whether the server accepts connections. */
  boolean ready() {
    List<String> lines = lines();
    return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
  }

  /** Gives the living server of exactly this data folder. */
  Optional<ProcessHandle> server() {
    List<String> lines = lines();
    if (lines.isEmpty() || !lines.getFirst().strip().matches("[1-9]\\d{0,9}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(ProcessHandle::isAlive)
        .filter(this::servesThisFolder);
  }

  /** Removes what an earlier crash left; the caller must hold the lock of the cluster. */
  void clear() {
    server().ifPresent(PidFile::stop);
    FileTree.delete(file());
  }

  private static void stop(ProcessHandle server) {
    Command.of(List.of("kill", "-INT", Long.toString(server.pid()))).run(Path.of("/"));
    if (!Pause.until(() -> !server.isAlive(), STOP_BOUND)) {
      kill(server);
    }
  }

  /** Kills a server and waits until its children, who hold shared memory, are gone as well. */
  static void kill(ProcessHandle server) {
    List<ProcessHandle> children = server.descendants().toList();
    server.destroyForcibly();
    Pause.until(() -> !server.isAlive(), DEATH_BOUND);
    if (!Pause.until(() -> children.stream().noneMatch(ProcessHandle::isAlive), STOP_BOUND)) {
      children.forEach(ProcessHandle::destroyForcibly);
    }
  }

  // A process number is reused after a restart of the machine: the folder must be on its line.
  private boolean servesThisFolder(ProcessHandle process) {
    String line = process.info().commandLine().orElse("");
    return line.contains("postgres") && line.contains(data.toString());
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file());
    } catch (IOException e) {
      return List.of(); // no such file: no server
    }
  }
}
