package dev.burhan.cloud.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.cloud.boot.LocalSettings;
import dev.burhan.tenancy.ApiKey;
import dev.burhan.tenancy.TenantId;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks one question: of the cloud that is up, or of one booted for it. */
final class Ask {

  private final Launch launch;
  private final PrintStream out;

  Ask(Launch launch, PrintStream out) {
    this.launch = launch;
    this.out = out;
  }

  int run(String question, List<String> history) {
    var running = running();
    if (running.isPresent()) {
      var up = running.get();
      try (var client = new ApiClient(URI.create(up.get("api").asText()), up.get("key").asText())) {
        return ask(client, question, history);
      }
    }
    out.println("· nothing is up in this checkout, booting (./burhan up keeps it running)");
    var settings = LocalSettings.persistent(launch.home(), Up.CLUSTER, 0, launch.models());
    try (var cloud = LocalCloud.start(settings, line -> out.println("· " + line));
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

  /** A file whose process is gone is a leftover. */
  private Optional<JsonNode> running() {
    try {
      if (!launch.isUp()) {
        return Optional.empty();
      }
      var up = new ObjectMapper().readTree(Files.readString(launch.upFile()));
      return ProcessHandle.of(up.get("pid").asLong()).filter(ProcessHandle::isAlive).map(p -> up);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
