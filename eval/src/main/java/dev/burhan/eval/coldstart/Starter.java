package dev.burhan.eval.coldstart;

import dev.burhan.cloud.artefact.DeployedFunction;
import dev.burhan.cloud.artefact.FunctionReply;
import dev.burhan.cloud.artefact.UnpackedFunction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts one function again and again, each time in a process that has one processor. */
final class Starter implements AutoCloseable {

  private static final int WARM_REQUESTS = 30;

  /** What comes before is not warm yet. */
  private static final int WARM_FROM = 10;

  private static final String ONE_PROCESSOR = "-XX:ActiveProcessorCount=1";

  private final Subject subject;
  private final StartTimes times;
  private final UnpackedFunction unpacked;

  Starter(Subject subject) {
    this.subject = subject;
    this.times = new StartTimes(subject.name(), subject.artefacts().code().bytes() / 1024);
    this.unpacked = UnpackedFunction.of(subject.artefacts());
  }

  StartTimes times() {
    return times;
  }

  /** Starts it once from nothing and once from a snapshot. */
  void run() {
    plain();
    restored();
  }

  private void plain() {
    long begin = System.nanoTime();
    try (var process = start("on-demand")) {
      process.awaitReady();
      double init = millisSince(begin);
      double first = ask(process);
      double processor = process.processorTime().toMillis();
      var warm = new ArrayList<Double>();
      for (int i = 0; i < WARM_REQUESTS; i++) {
        double millis = ask(process);
        if (i >= WARM_FROM) {
          warm.add(millis);
        }
      }
      times.plain(init, first, processor, warm);
    }
  }

  /** The same process goes on: what Lambda copies and loads back, stays in memory here. */
  private void restored() {
    try (var process = start("snap-start")) {
      process.awaitCheckpoint();
      long begin = System.nanoTime();
      process.restore();
      process.awaitReady();
      double restore = millisSince(begin);
      times.restored(restore, ask(process));
    }
  }

  private DeployedFunction start(String initialisation) {
    var pinned = Path.of("/usr/bin/taskset");
    return DeployedFunction.start(
        unpacked,
        subject.configuration(),
        new DeployedFunction.Start(
            Files.isExecutable(pinned) ? List.of(pinned.toString(), "-c", "0") : List.of(),
            Map.of(
                "AWS_LAMBDA_INITIALIZATION_TYPE", initialisation,
                "JAVA_TOOL_OPTIONS", ONE_PROCESSOR)));
  }

  private double ask(DeployedFunction process) {
    long begin = System.nanoTime();
    FunctionReply reply = process.invoke(subject.event());
    double millis = millisSince(begin);
    if (!reply.isGood()) {
      throw new IllegalStateException(
          "%s answered %s%n%s".formatted(subject.name(), reply.text(), process.log()));
    }
    return millis;
  }

  private static double millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e6;
  }

  @Override
  public void close() {
    unpacked.close();
  }
}
