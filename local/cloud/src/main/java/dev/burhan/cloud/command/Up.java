package dev.burhan.cloud.command;

import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.cloud.boot.LocalSettings;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.TenantId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Leaves the local cloud running until it is told to stop. */
final class Up {

  /** The database of {@code up} and {@code ask}, apart from that of the demo. */
  static final String CLUSTER = "up";

  private final Launch launch;
  private final PrintStream out;
  private final int port;

  Up(Launch launch, PrintStream out, int port) {
    this.launch = launch;
    this.out = out;
    this.port = port;
  }

  int run() {
    var running = RunningUp.find(launch.upFile());
    if (running.isPresent()) {
      throw new IllegalStateException(
          "this checkout is up already at %s, process %d"
              .formatted(running.get().api(), running.get().pid()));
    }
    var settings = LocalSettings.persistent(launch.home(), CLUSTER, port, launch.models());
    var cloud = LocalCloud.start(settings, line -> out.println("· " + line));
    var stop = new CountDownLatch(1);
    // Ctrl-C and kill end here: everything is closed before the process goes.
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      remove();
                      cloud.close();
                      stop.countDown();
                    }));
    var key = cloud.createKey(new TenantId("sample"), Set.of(ApiKey.Scope.values()));
    try (var client = new ApiClient(cloud.api(), key)) {
      Samples.ingest(client, line -> out.println("· " + line));
    }
    RunningUp.publish(launch.upFile(), cloud.api(), key);
    explain(cloud.api().toString(), key);
    await(stop);
    return 0;
  }

  private void explain(String api, String key) {
    out.printf(
        """

        Burhan is up at %1$s
        Key of tenant "sample": %2$s

          curl -s %1$s/query -H 'x-api-key: %2$s' \\
            -d '{"question":"How long before moving out must the tenant give notice?"}'

          curl -s %1$s/retrieve -H 'x-api-key: %2$s' \\
            -d '{"question":"deposit","limit":3}'

          curl -s %1$s/documents -H 'x-api-key: %2$s' \\
            -d '{"document_id":"memo","title":"Memo","text":"# Memo\\n\\n1.1 The office closes at 18:00."}'

        In another terminal: ./burhan ask "…". Stop with Ctrl-C.
        """,
        api, key);
  }

  private void remove() {
    try {
      Files.deleteIfExists(launch.upFile());
    } catch (IOException e) {
      System.err.println("cannot remove " + launch.upFile());
    }
  }

  private static void await(CountDownLatch stop) {
    try {
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
