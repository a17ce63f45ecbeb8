package dev.burhan.function.query;

import dev.burhan.edge.Measures;
import dev.burhan.legal.Answer;
import dev.burhan.telemetry.Metric;

/** Counts what an answer took and what was taken out of it, for the log line of its request. */
final class AnswerMeasures {

  private AnswerMeasures() {}

  static Measures of(Answer answer) {
    var circumstances = answer.circumstances();
    var removed = circumstances.removed();
    var usage = circumstances.usage();
    return Measures.NONE
        .with("citations_rejected", Metric.count(removed.citations()))
        .with("markup_removed", Metric.count(removed.markup()))
        .with("input_tokens", Metric.count(usage.total() - usage.output()))
        .with("output_tokens", Metric.count(usage.output()))
        .withStages(circumstances.millis());
  }
}
