package dev.burhan.cloud.command;

import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.cloud.boot.LocalSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;

/** Leaves the local cloud running until it is told to stop. */
final class Up {

  /** The database of {@code up} and {@code ask}, apart from that of the demo. */
  static final String CLUSTER = "up";

  private final Launch launch;
  private final PrintStream out;
  private final Stop stop;
  private final int port;

  Up(Launch launch, PrintStream out, Stop stop, int port) {
    this.launch = launch;
    this.out = out;
    this.stop = stop;
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
    try (var cloud = stop.closing(LocalCloud.start(settings, line -> out.println("· " + line)))) {
      serve(cloud);
      return 0;
    }
  }

  private void serve(LocalCloud cloud) {
    var key = Samples.key(cloud);
    try (var client = new ApiClient(cloud.api(), key)) {
      Samples.ingest(client, line -> out.println("· " + line));
    }
    RunningUp.publish(launch.upFile(), cloud.api(), key, cloud.operations());
    explain(cloud.api().toString(), key, cloud);
    stop.await();
    remove();
  }

  private void explain(String api, String key, LocalCloud cloud) {
    out.printf(
        """

        Burhan is up at %1$s
        Key of tenant "sample": %2$s
        Admin key: %3$s
        What it measures, and its alarms: %4$s (for machines: /metrics, /series)

          curl -s %1$s/query -H 'x-api-key: %2$s' \\
            -d '{"question":"How long before moving out must the tenant give notice?"}'

          curl -s %1$s/retrieve -H 'x-api-key: %2$s' \\
            -d '{"question":"deposit","limit":3}'

          curl -s %1$s/documents -H 'x-api-key: %2$s' \\
            -d '{"document_id":"memo","title":"Memo","text":"# Memo\\n\\n1.1 The office closes at 18:00."}'

          curl -s %1$s/admin/tenants -H 'x-api-key: %3$s' \\
            -d '{"tenant_id":"acme","name":"Acme","plan":"free"}'

        In another terminal: ./burhan ask "…". Stop with Ctrl-C.
        """,
        api, key, cloud.adminKey(), cloud.monitor());
  }

  private void remove() {
    try {
      Files.deleteIfExists(launch.upFile());
    } catch (IOException e) {
      System.err.println("cannot remove " + launch.upFile());
    }
  }
}
