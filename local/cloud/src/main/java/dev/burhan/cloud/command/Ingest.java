package dev.burhan.cloud.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Uploads files of one's own and tells what became of each. */
final class Ingest {

  private final ReachableApi api;
  private final PrintStream out;

  Ingest(ReachableApi api, PrintStream out) {
    this.api = api;
    this.out = out;
  }

  int run(List<Path> files) {
    var sources = files.stream().map(SourceFile::of).toList();
    return api.with(client -> ingest(new DocumentClient(client), sources));
  }

  private int ingest(DocumentClient documents, List<SourceFile> sources) {
    int missing = 0;
    for (var source : sources) {
      missing += isThere(documents, source) ? 0 : 1;
    }
    return missing == 0 ? 0 : 1;
  }

  private boolean isThere(DocumentClient documents, SourceFile source) {
    var id = source.id().value();
    out.println(source.file().getFileName() + " → " + id);
    var job = documents.upload(id, source.title(), source.mediaType().value(), source.file());
    if (job.isEmpty()) {
      out.println("  unchanged");
      return true;
    }
    var ended = documents.await(job.get(), new Stages());
    print(ended);
    return ended.hasNonNull("result");
  }

  private void print(JsonNode ended) {
    var result =
        StreamSupport.stream(ended.path("result").properties().spliterator(), false)
            .map(figure -> figure.getKey() + " " + figure.getValue())
            .collect(Collectors.joining(", "));
    out.println("  " + ended.get("status").asText() + (result.isEmpty() ? "" : ": " + result));
    if (ended.hasNonNull("failure")) {
      print("", ended.get("failure"));
    }
    ended.path("warnings").forEach(warning -> print("but ", warning));
  }

  private void print(String lead, JsonNode reason) {
    out.printf("  %s%s: %s%n", lead, reason.get("code").asText(), reason.get("detail").asText());
  }

  /** Shows each stage once, and of a long one every so often how far it is. */
  private final class Stages implements Consumer<JsonNode> {

    private static final int STEPS = 4;

    private String shown = "";

    @Override
    public void accept(JsonNode job) {
      int done = job.path("progress").path("done").asInt();
      int total = job.path("progress").path("total").asInt();
      int step = total > STEPS ? done * STEPS / total : 0;
      var stage = job.path("stage").asText() + (step > 0 ? " " + 100 * step / STEPS + " %" : "");
      if (job.path("status").asText().equals("running") && !stage.equals(shown)) {
        out.println("  · " + stage);
        shown = stage;
      }
    }
  }
}
