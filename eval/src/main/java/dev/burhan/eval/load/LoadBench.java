package dev.burhan.eval.load;

import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.cloud.boot.LocalSettings;
import dev.burhan.cloud.command.ApiClient;
import dev.burhan.cloud.command.Launch;
import dev.burhan.cloud.command.Samples;
import dev.burhan.eval.workbench.ProcessMemory;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.function.Consumer;

/**
 * Sends questions at a steady rate, whether those before are answered or not, over HTTP through
 * gateway, authorizer, admission and handler; the model is scripted and takes its time.
 */
public final class LoadBench {

  private static final int MODEL_MILLIS = 200;

  /** How long a virtual machine takes to get fast. */
  public static final Duration WARM_UP = Duration.ofSeconds(30);

  private final Launch launch;
  private final int rate;
  private final Duration time;
  private final Duration warmUp;
  private final Consumer<String> progress;

  /**
   * @param rate requests a second
   */
  public LoadBench(
      Launch launch, int rate, Duration time, Duration warmUp, Consumer<String> progress) {
    this.launch = launch;
    this.rate = rate;
    this.time = time;
    this.warmUp = warmUp;
    this.progress = progress;
  }

  public LoadReport run() {
    var parameters = new HashMap<>(launch.models());
    parameters.put("ModelProvider", "scripted:%d:0".formatted(MODEL_MILLIS));
    try (var cloud =
            LocalCloud.start(LocalSettings.ephemeral(launch.home(), parameters), progress);
        var client =
            new ApiClient(
                cloud.api(), cloud.createKey(new TenantId("sample"), ApiKey.Scope.ofTenants()))) {
      Samples.ingest(client, progress);
      var load = new SteadyLoad(rate, Samples.questions(), client::ask, MODEL_MILLIS);
      progress.accept("warming up");
      load.run(warmUp, sent -> {});
      int before = memory();
      var seen = load.run(time, sent -> progress.accept(sent + " requests sent"));
      return LoadReport.of(rate, seen, before, memory());
    }
  }

  /** After a collection, so that what is merely not collected yet does not count. */
  private static int memory() {
    System.gc();
    return ProcessMemory.now().orElse(0);
  }
}
