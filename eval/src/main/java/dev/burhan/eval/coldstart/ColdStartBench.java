package dev.burhan.eval.coldstart;

import dev.burhan.cloud.artefact.FunctionArtefacts;
import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.cloud.boot.LocalSettings;
import dev.burhan.cloud.command.ApiClient;
import dev.burhan.cloud.command.Launch;
import dev.burhan.cloud.command.Samples;
import dev.burhan.cloud.command.TrialKey;
import dev.burhan.cloud.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * Starts the zips of the functions under the runtime that runs them on Lambda, in turn with a
 * function of Spring Boot that says hello, and asks each a first question.
 */
public final class ColdStartBench {

  /** Each function with the event it is asked first; migrations run when nobody waits. */
  private static final SequencedMap<String, String> EVENTS = events();

  private final Launch launch;
  private final int runs;
  private final Optional<SpringHello> spring;
  private final Consumer<String> progress;

  /**
   * @param spring what ours is measured beside
   */
  public ColdStartBench(
      Launch launch, int runs, Optional<SpringHello> spring, Consumer<String> progress) {
    this.launch = launch;
    this.runs = runs;
    this.spring = spring;
    this.progress = progress;
  }

  private static SequencedMap<String, String> events() {
    var events = new LinkedHashMap<String, String>();
    events.put("AuthorizerFunction", "authorizer");
    events.put("QueryFunction", "query");
    events.put("QueryStreamFunction", "query-stream");
    events.put("DocumentsFunction", "documents-list");
    events.put("IngestFunction", "ingest");
    events.put("WebhookFunction", "webhook");
    return events;
  }

  public ColdStartReport run() {
    // As it is deployed: without folders of models the bundled encoder serves.
    var settings = LocalSettings.ephemeral(launch.home(), Map.of());
    try (var cloud = LocalCloud.start(settings, progress)) {
      TrialKey.tell(cloud);
      try (var client = new ApiClient(cloud.api(), TrialKey.SECRET)) {
        Samples.ingest(client, progress);
      }
      return measured(subjects(cloud));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the functions", e);
    }
  }

  private List<Subject> subjects(LocalCloud cloud) throws IOException {
    var template = Template.read(launch.home().resolve("template.yaml"));
    var subjects = new ArrayList<Subject>();
    for (var entry : EVENTS.entrySet()) {
      var file = launch.home().resolve("events/" + entry.getValue() + ".json");
      subjects.add(
          new Subject(
              entry.getKey(),
              FunctionArtefacts.runnable(template, launch.home(), entry.getKey()),
              cloud.function(entry.getKey()),
              Files.readString(file)));
    }
    if (spring.isPresent()) {
      var event = Files.readString(launch.home().resolve("events/query.json"));
      subjects.add(spring.get().subject(cloud.function("QueryFunction"), event));
    }
    return subjects;
  }

  /** Run by run, not function by function: a slow minute of the machine is slow for all. */
  private ColdStartReport measured(List<Subject> subjects) {
    Deque<Starter> starters = new ArrayDeque<>();
    try {
      subjects.forEach(subject -> starters.add(new Starter(subject)));
      for (int run = 1; run <= runs; run++) {
        for (var starter : starters) {
          progress.accept("start %d of %d: %s".formatted(run, runs, starter.times().name()));
          starter.run();
        }
      }
      return new ColdStartReport(starters.stream().map(Starter::times).toList(), runs);
    } finally {
      starters.forEach(Starter::close);
    }
  }
}
