package dev.burhan.eval;

import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.cloud.boot.LocalSettings;
import dev.burhan.cloud.command.ApiClient;
import dev.burhan.cloud.command.Launch;
import dev.burhan.cloud.command.Samples;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;

/** Times questions over HTTP, through the gateway, the authorizer and the handler. */
final class QueryBench {

  private static final int WARM_UP_MAX = 100;

  /** Of the authorizer asked for each request; the gateway remembers what it said for a minute. */
  private static final String AUTHORIZE = "authorize";

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
    try (var cloud = LocalCloud.start(settings, line -> System.err.println("· " + line))) {
      var key = cloud.createKey(new TenantId("sample"), ApiKey.Scope.ofTenants());
      try (var client = new ApiClient(cloud.api(), key)) {
        Samples.ingest(client, line -> System.err.println("· " + line));
        var load =
            new QueryLoad(Samples.questions(), asked -> client.ask(asked.text(), asked.history()));
        int warmUp = Math.min(WARM_UP_MAX, requests);
        load.run(warmUp, parallel);
        authorize(cloud, key, warmUp);
        return load.run(requests, parallel).with(AUTHORIZE, authorize(cloud, key, requests));
      }
    }
  }

  private static List<Double> authorize(LocalCloud cloud, String key, int times) {
    var millis = new ArrayList<Double>();
    for (int i = 0; i < times; i++) {
      millis.add(cloud.authorize(key).toNanos() / 1e6);
    }
    return millis;
  }
}
