package dev.burhan.eval;

import dev.burhan.eval.groundedness.ClaimSet;
import dev.burhan.eval.groundedness.GroundednessBench;
import java.io.PrintStream;
import java.nio.file.Path;

/** Runs {@code bench groundedness}. */
record GroundednessCommand(PrintStream out) {

  int run(Arguments options) {
    var data =
        options
            .option("--data")
            .map(Path::of)
            .orElseThrow(() -> new IllegalArgumentException("--data is missing"));
    boolean isStrict = options.flag("--strict");
    var json = options.option("--json").map(Path::of);
    options.end();
    var report = GroundednessBench.run(ClaimSet.read(data, isStrict));
    out.print(report.table());
    json.ifPresent(file -> Main.write(file, report.json()));
    return 0;
  }
}
