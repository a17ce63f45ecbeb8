package dev.burhan.eval.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.burhan.cloud.command.ApiClient;
import dev.burhan.cloud.command.DocumentClient;
import dev.burhan.documents.MediaType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Uploads files, all at once, and follows their jobs to the end. */
final class FilePass {

  private final DocumentClient documents;
  private final Consumer<String> progress;
  private final Map<String, JsonNode> ended = new LinkedHashMap<>();
  private Instant start = Instant.MAX;
  private Instant end = Instant.MIN;

  FilePass(ApiClient api, Consumer<String> progress) {
    this.documents = new DocumentClient(api);
    this.progress = progress;
  }

  /**
   * Uploads files.
   *
   * @param mark ends the ids of this pass, to tell them from those of another
   * @param done hears of each job that ended
   */
  void run(List<Path> files, String mark, Runnable done) {
    var jobs = new LinkedHashMap<String, String>();
    start = Instant.now();
    for (var file : files) {
      var name = name(file);
      // The title goes into every vector: the same in each pass, so that vectors are too.
      documents
          .upload(id(name, mark), name, MediaType.PDF.value(), file)
          .ifPresent(job -> jobs.put(name, job));
    }
    jobs.forEach(
        (name, job) -> {
          var record = documents.await(job, it -> {});
          ended.put(name, record);
          var at = Instant.parse(record.get("updated_at").asText());
          end = at.isAfter(end) ? at : end;
          progress.accept(
              "%d of %d  %s  %s"
                  .formatted(ended.size(), jobs.size(), record.get("status").asText(), name));
          done.run();
        });
  }

  static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.pdf$", "");
  }

  /** Names of contracts may be longer than an id. */
  static String id(String name, String mark) {
    return name.substring(0, Math.min(name.length(), 90)) + mark;
  }

  boolean isThere(String name) {
    return ended.containsKey(name) && ended.get(name).hasNonNull("result");
  }

  /** What did not succeed, with its reason. */
  List<String> failures() {
    var failures = new ArrayList<String>();
    ended.forEach(
        (name, job) -> {
          if (!job.get("status").asText().equals("succeeded")) {
            var reasons = job.hasNonNull("failure") ? job.get("failure") : job.get("warnings");
            failures.add(name + " " + job.get("status").asText() + ": " + reasons);
          }
        });
    return failures;
  }

  IngestReport.Pass sum() {
    return new IngestReport.Pass(
        ended.size(),
        ended.size() - failures().size(),
        sum("pages"),
        sum("passages"),
        sum("embedded"),
        Duration.between(start, end).toMillis() / 1e3);
  }

  private int sum(String figure) {
    return ended.values().stream().mapToInt(job -> job.path("result").path(figure).asInt()).sum();
  }
}
