package dev.burhan.cloud.command;

import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.cloud.boot.LocalSettings;
import java.io.PrintStream;
import java.util.function.ToIntFunction;

/** Reaches the cloud that is up, or one booted for as long as it takes; both have the same data. */
final class ReachableApi {

  private final Launch launch;
  private final PrintStream out;
  private final Stop stop;

  ReachableApi(Launch launch, PrintStream out, Stop stop) {
    this.launch = launch;
    this.out = out;
    this.stop = stop;
  }

  /** Does something with the API and gives what that gave. */
  int with(ToIntFunction<ApiClient> work) {
    var running = RunningUp.find(launch.upFile());
    if (running.isPresent()) {
      try (var client = new ApiClient(running.get().api(), running.get().key())) {
        return work.applyAsInt(client);
      }
    }
    out.println("· nothing is up in this checkout, booting (./burhan up keeps it running)");
    var settings = LocalSettings.persistent(launch.home(), Up.CLUSTER, 0, launch.models());
    try (var cloud = stop.closing(LocalCloud.start(settings, line -> out.println("· " + line)));
        var client = new ApiClient(cloud.api(), Samples.key(cloud))) {
      Samples.ingest(client, line -> out.println("· " + line));
      return work.applyAsInt(client);
    }
  }
}
