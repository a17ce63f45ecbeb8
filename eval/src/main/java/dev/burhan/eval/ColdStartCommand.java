package dev.burhan.eval;

import dev.burhan.cloud.command.Launch;
import dev.burhan.eval.coldstart.ColdStartBench;
import dev.burhan.eval.coldstart.SpringHello;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;

/** Runs {@code bench coldstart}. */
final class ColdStartCommand {

  private final Launch launch;
  private final PrintStream out;
  private final Consumer<String> progress;

  ColdStartCommand(Launch launch, PrintStream out, Consumer<String> progress) {
    this.launch = launch;
    this.out = out;
    this.progress = progress;
  }

  int run(Arguments options) {
    int runs = options.number("--runs", 10, 1_000);
    var json = options.option("--json").map(Path::of);
    options.end();
    try {
      var folder = Files.createTempDirectory("burhan-spring");
      try {
        progress.accept("building a function of Spring Boot to compare with");
        var spring = SpringHello.build(launch.home(), folder, progress);
        var report = new ColdStartBench(launch, runs, spring, progress).run();
        out.print(report.table());
        json.ifPresent(file -> Main.write(file, report.json()));
        return report.isGood() ? 0 : 1;
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
