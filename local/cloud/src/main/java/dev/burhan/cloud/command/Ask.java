package dev.burhan.cloud.command;

import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.cloud.boot.LocalSettings;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.TenantId;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** Asks one question: of the cloud that is up, or of one booted for it. */
final class Ask {

  private final Launch launch;
  private final PrintStream out;
  private final Stop stop;

  Ask(Launch launch, PrintStream out, Stop stop) {
    this.launch = launch;
    this.out = out;
    this.stop = stop;
  }

  int run(String question, List<String> history) {
    var running = RunningUp.find(launch.upFile());
    if (running.isPresent()) {
      try (var client = new ApiClient(running.get().api(), running.get().key())) {
        return ask(client, question, history);
      }
    }
    out.println("· nothing is up in this checkout, booting (./burhan up keeps it running)");
    var settings = LocalSettings.persistent(launch.home(), Up.CLUSTER, 0, launch.models());
    try (var cloud = stop.closing(LocalCloud.start(settings, line -> out.println("· " + line)));
        var client =
            new ApiClient(
                cloud.api(),
                cloud.createKey(new TenantId("sample"), Set.of(ApiKey.Scope.values())))) {
      Samples.ingest(client, line -> out.println("· " + line));
      return ask(client, question, history);
    }
  }

  private int ask(ApiClient client, String question, List<String> history) {
    var reply = client.ask(question, history);
    if (reply.status() != 200) {
      out.println(reply.body().path("detail").asText());
      return 1;
    }
    new AnswerPrinter(out).print(reply.body());
    return 0;
  }
}
