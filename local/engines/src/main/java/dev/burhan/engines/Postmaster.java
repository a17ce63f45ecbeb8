package dev.burhan.engines;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Is one run of the server process under a watchdog that ends it when this JVM dies. */
final class Postmaster {
  // The shell holds our pipe as its input: the system closes it however this JVM ends.
  private static final String WATCHDOG =
      """
      trap '' INT HUP
      exec 3<&0 </dev/null
      "$@" 3<&- &
      server=$!
      (while read -r line; do :; done; kill -INT "$server") <&3 &
      guard=$!
      exec 3<&-
      wait "$server"
      status=$?
      kill "$guard"
      exit "$status"
      """;

  private static final Duration READY_BOUND = Duration.ofMinutes(2);
  private static final Duration STOP_BOUND = Duration.ofSeconds(30);
  private static final long SHARED_MEMORY_MIN = 1L << 30;

  private final ClusterFolder folder;
  private final Process watchdog;

  private Postmaster(ClusterFolder folder, Process watchdog) {
    this.folder = folder;
    this.watchdog = watchdog;
  }

  /** Starts the server and waits until it accepts connections; empty when it ended instead. */
  static Optional<Postmaster> start(ClusterFolder folder, int port) {
    folder.pidFile().clear();
    Postmaster postmaster = new Postmaster(folder, launch(folder, port));
    Pause.until(() -> postmaster.ready() || !postmaster.watchdog.isAlive(), READY_BOUND);
    if (postmaster.ready()) {
      return Optional.of(postmaster);
    }
    postmaster.stop();
    return Optional.empty();
  }

  /** Asks for a fast shutdown and waits for it. */
  void stop() {
    try {
      watchdog.getOutputStream().close();
    } catch (IOException e) {
      // The watchdog has gone already.
    }
    awaitEnd();
    folder.pidFile().clear(); // in case somebody killed the watchdog alone
  }

  void kill() {
    folder.pidFile().server().ifPresent(PidFile::kill);
    awaitEnd();
  }

  private boolean ready() {
    return folder.pidFile().ready() && watchdog.isAlive();
  }

  private void awaitEnd() {
    try {
      if (!watchdog.waitFor(STOP_BOUND.toMillis(), TimeUnit.MILLISECONDS)) {
        folder.pidFile().server().ifPresent(PidFile::kill);
        watchdog.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Process launch(ClusterFolder folder, int port) {
    List<String> words = new ArrayList<>();
    if (Command.onPath("setsid")) {
      words.add("setsid"); // or else Ctrl-C in a terminal reaches the server before us
    }
    words.addAll(folder.account().command(List.of("sh", "-c", WATCHDOG, "watchdog")));
    words.addAll(serverWords(folder, port));
    try {
      return Command.prepared(words, folder.path())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
          .start();
    } catch (IOException e) {
      throw new EngineFailure("cannot start " + folder.bin() + "/postgres", e);
    }
  }

  private static List<String> serverWords(ClusterFolder folder, int port) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(folder.bin().resolve("postgres").toString(), "-D"));
    words.addAll(List.of(folder.data().toString(), "-p", Integer.toString(port)));
    for (String setting : settings(folder.spec().kept())) {
      words.addAll(List.of("-c", setting));
    }
    // Of two values for one setting the server takes the last.
    folder
        .spec()
        .settings()
        .forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
    return words;
  }

  // Without fsync a commit survives a crash of the server, though not one of the machine.
  private static List<String> settings(boolean durable) {
    String safe = durable ? "on" : "off";
    return List.of(
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "shared_buffers=256MB",
        "max_connections=100",
        "jit=off",
        "fsync=" + safe,
        "full_page_writes=" + safe,
        "dynamic_shared_memory_type=" + sharedMemory());
  }

  // Containers often have 64 MB there, too little to build a vector index in parallel.
  private static String sharedMemory() {
    try {
      FileStore store = Files.getFileStore(Path.of("/dev/shm"));
      return store.getUsableSpace() < SHARED_MEMORY_MIN ? "mmap" : "posix";
    } catch (IOException e) {
      return "posix";
    }
  }
}
