package dev.burhan.engines;

import java.nio.file.Path;
import java.time.Duration;

/** Holds a server in a JVM of its own, for a test to kill. */
final class HoldServer {
  private static final Duration LIFE_MAX = Duration.ofMinutes(2);

  private HoldServer() {}

  public static void main(String[] arguments) {
    PostgresServer server =
        arguments.length == 0
            ? PostgresServer.ephemeral()
            : PostgresServer.persistent(Path.of(arguments[0]), line -> {});
    System.out.println(server.port());
    Pause.of(LIFE_MAX);
    server.close();
  }
}
