package dev.burhan.cloud.command;

import dev.burhan.models.ModelFetcher;
import dev.burhan.models.ModelFolders;
import dev.burhan.models.ModelStatus;
import dev.burhan.models.Models;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Lists the models that are known and found, and fetches one. */
final class ModelsCommand {

  private static final double MEGABYTE = 1e6;

  private final Launch launch;
  private final PrintStream out;

  ModelsCommand(Launch launch, PrintStream out) {
    this.launch = launch;
    this.out = out;
  }

  int run(List<String> arguments) {
    if (arguments.isEmpty() || arguments.equals(List.of("list"))) {
      return list();
    }
    if (arguments.size() == 2 && arguments.getFirst().equals("fetch")) {
      return fetch(arguments.getLast());
    }
    throw new UsageException("models takes: list, or fetch NAME");
  }

  private int list() {
    var folders = ModelFolders.of(launch.environment());
    out.println("looked in: " + folders.all());
    for (var model : Models.of(launch.environment()).list()) {
      out.printf(
          Locale.ROOT,
          "%-24s %-18s %8.1f MB  %-12s %s%n",
          model.name(),
          model.kind(),
          model.bytes() / MEGABYTE,
          model.licence(),
          place(model));
    }
    out.println("embedder in use: " + Models.of(launch.environment()).encoder().encoder().name());
    return 0;
  }

  private static String place(ModelStatus model) {
    return switch (model.place()) {
      case ModelStatus.Found(var folder) -> "found in " + folder;
      case ModelStatus.Bundled() -> "bundled";
      case ModelStatus.Missing(boolean fetchable) ->
          fetchable ? "missing: ./burhan models fetch " + model.name() : "missing, no public home";
      case ModelStatus.Broken(var folder, var problems) ->
          "broken in " + folder + ": " + String.join("; ", problems);
    };
  }

  private int fetch(String name) {
    var folders = ModelFolders.of(launch.environment());
    var folder =
        new ModelFetcher(folders.cache())
            .fetch(
                name,
                (file, bytes, total) ->
                    out.printf(
                        Locale.ROOT,
                        "\r%s %.1f of %.1f MB ",
                        file,
                        bytes / MEGABYTE,
                        total / MEGABYTE));
    out.println();
    out.println("fetched to " + folder);
    return 0;
  }
}
