package dev.burhan.eval;

import dev.burhan.eval.groundedness.ClaimSet;
import dev.burhan.eval.groundedness.GroundednessBench;
import dev.burhan.eval.groundedness.GroundednessFit;
import dev.burhan.legal.GroundednessModel;
import java.io.PrintStream;
import java.nio.file.Path;

/** Runs {@code bench groundedness} and {@code eval groundedness}. */
record GroundednessCommand(PrintStream out) {

  private static final String SAMPLES = "local/cloud/src/main/resources/sample/documents";

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

  int fit(Path home, Arguments options) {
    options.end();
    var fit = GroundednessFit.on(home.resolve(SAMPLES));
    out.print(fit.report());
    out.println("fitted   " + fit.weights());
    out.println("shipped  " + GroundednessModel.SHIPPED.weights());
    return 0;
  }
}
