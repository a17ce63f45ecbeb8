package dev.burhan.eval;

import dev.burhan.eval.budget.BudgetBench;
import dev.burhan.eval.budget.FairnessBench;
import java.io.PrintStream;
import java.nio.file.Path;

/** Runs {@code bench budget} and {@code bench fairness}. */
record BudgetCommand(PrintStream out) {

  int run(Arguments options) {
    int parallel = options.number("--parallel", 200, 256);
    int budget = options.number("--budget", 50, 100);
    var json = options.option("--json").map(Path::of);
    options.end();
    var report = new BudgetBench(parallel, budget, Main::progress).run();
    out.print(report.table());
    json.ifPresent(file -> Main.write(file, report.json()));
    return report.isGood() ? 0 : 1;
  }

  int fairness(Arguments options) {
    var json = options.option("--json").map(Path::of);
    options.end();
    var report = FairnessBench.run();
    out.print(report.table());
    json.ifPresent(file -> Main.write(file, report.json()));
    return report.isGood() ? 0 : 1;
  }
}
