package dev.burhan.cloud.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.burhan.cloud.artefact.DeployedFunction;
import dev.burhan.cloud.artefact.FunctionArtefacts;
import dev.burhan.cloud.artefact.UnpackedFunction;
import dev.burhan.cloud.boot.LocalCloud;
import dev.burhan.cloud.boot.LocalSettings;
import dev.burhan.cloud.template.Template;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Runs the zip of a function with its layers under the runtime that runs it on Lambda, and hands it
 * one event. A local cloud plays what it needs around it.
 */
final class Invoke {

  private final Launch launch;
  private final PrintStream out;
  private final PrintStream err;
  private final Stop stop;

  Invoke(Launch launch, PrintStream out, PrintStream err, Stop stop) {
    this.launch = launch;
    this.out = out;
    this.err = err;
    this.stop = stop;
  }

  /**
   * Prints the response, and the log beside it.
   *
   * @return 0 when all went well; 1 when the function failed, refused or gave a message back
   */
  int run(String name, Path file) {
    var template = template();
    var id = id(template, name);
    var event = event(file);
    var artefacts = FunctionArtefacts.runnable(template, launch.home(), id);
    var settings = LocalSettings.ephemeral(launch.home(), launch.models());
    try (var cloud = stop.closing(LocalCloud.start(settings, line -> err.println("· " + line)))) {
      return run(cloud, id, artefacts, event);
    }
  }

  /** The same against a cloud that is up. */
  int run(LocalCloud cloud, String id, FunctionArtefacts artefacts, String event) {
    TrialKey.tell(cloud);
    var start = DeployedFunction.Start.PLAIN;
    try (var unpacked = UnpackedFunction.of(artefacts);
        var process = DeployedFunction.start(unpacked, cloud.function(id), start)) {
      var reply = process.invoke(event);
      err.print(process.log());
      out.println(reply.text());
      return reply.isGood() ? 0 : 1;
    }
  }

  private Template template() {
    try {
      return Template.read(launch.home().resolve("template.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read template.yaml", e);
    }
  }

  /** By its id in the template, or as people write it: query-stream is QueryStreamFunction. */
  static String id(Template template, String name) {
    return template.functions().keySet().stream()
        .filter(id -> plain(id).equals(plain(name)))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no function %s; there are %s"
                        .formatted(name, String.join(", ", template.functions().keySet()))));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replaceFirst("function$", "");
  }

  /** The JSON of a file, as Lambda would have it. */
  static String event(Path file) {
    try {
      return new ObjectMapper().readTree(Files.readString(file)).toString();
    } catch (NoSuchFileException e) {
      throw new UsageException("there is no event " + file);
    } catch (JsonProcessingException e) {
      throw new UsageException(file + " is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
