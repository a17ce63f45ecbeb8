package dev.burhan.eval;

import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.cloud.boot.LocalSettings;
import dev.burhan.cloud.command.ApiClient;
import dev.burhan.cloud.command.Launch;
import dev.burhan.cloud.command.Samples;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.TenantId;
import java.util.Set;

/** Times questions over HTTP, through the gateway, the authorizer and the handler. */
final class QueryBench {

  private static final int WARM_UP_MAX = 100;

  private final Launch launch;
  private final int requests;
  private final int parallel;

  QueryBench(Launch launch, int requests, int parallel) {
    this.launch = launch;
    this.requests = requests;
    this.parallel = parallel;
  }

  QueryReport run() {
    var settings = LocalSettings.persistent(launch.home(), "bench", 0, launch.models());
    try (var cloud = LocalCloud.start(settings, line -> System.err.println("· " + line));
        var client =
            new ApiClient(
                cloud.api(),
                cloud.createKey(new TenantId("sample"), Set.of(ApiKey.Scope.values())))) {
      Samples.ingest(client, line -> System.err.println("· " + line));
      var load =
          new QueryLoad(Samples.questions(), asked -> client.ask(asked.text(), asked.history()));
      load.run(Math.min(WARM_UP_MAX, requests), parallel);
      return load.run(requests, parallel);
    }
  }
}
