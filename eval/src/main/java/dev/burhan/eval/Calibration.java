package dev.burhan.eval;

import dev.burhan.cloud.command.Samples;
import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentId;
import dev.burhan.documents.MediaType;
import dev.burhan.documents.Span;
import dev.burhan.eval.statistics.LogisticRegression;
import dev.burhan.eval.workbench.Workbench;
import dev.burhan.failure.Deadline;
import dev.burhan.language.Embedder;
import dev.burhan.legal.Passage;
import dev.burhan.legal.Ranking;
import dev.burhan.legal.RetrievePassages;
import dev.burhan.legal.RetrievePassages.Retrieval;
import dev.burhan.legal.Timings;
import dev.burhan.models.extractive.Evidence;
import dev.burhan.models.extractive.ExtractiveAnswerer;
import dev.burhan.models.extractive.SupportModel;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Fits the abstention of the extractive answerer to the golden questions over the sample documents.
 * A question counts as supported when a sentence that would be quoted answers it; figures come from
 * cross-validation, so no question is judged by weights it helped to fit.
 */
final class Calibration {

  private static final TenantId TENANT = new TenantId("golden");
  private static final int FOLDS = 10;

  /** Never abstains, so that every question shows what would be quoted. */
  private static final SupportModel ALWAYS =
      new SupportModel(
          Map.of(
              SupportModel.WORDS_ALONE,
              new SupportModel.Weights(List.of(100.0, 0.0, 0.0, 0.0), .01)));

  private final Workbench workbench;
  private final Embedder embedder;
  private final Ranking ranking;
  private final ExtractiveAnswerer answerer;

  Calibration(Workbench workbench, Embedder embedder) {
    this.workbench = workbench;
    this.embedder = embedder;
    this.ranking = Ranking.DEFAULT;
    this.answerer = new ExtractiveAnswerer(ALWAYS, embedder);
  }

  /**
   * One question as it was retrieved and would be answered.
   *
   * @param citations quotes the answer would hold
   * @param right those of them that overlap a stretch that answers the question
   */
  @SuppressWarnings("ArrayRecordComponent") // Numbers for arithmetic, compared by nobody.
  record Observation(
      GoldenQuestion question, double[] features, int citations, int right, boolean passageFirst) {

    boolean supported() {
      return right > 0;
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "%s %-12s %d of %d right %s %s",
          question.id(),
          question.kind(),
          right,
          citations,
          Arrays.toString(
              DoubleStream.of(features).map(f -> Math.round(f * 100) / 100.0).toArray()),
          question.question().text());
    }
  }

  void ingest() {
    for (var name : Samples.DOCUMENTS) {
      var text = Samples.document(name);
      var details = DocumentDetails.of(new DocumentId(name), Samples.title(text));
      workbench.ingest(TENANT, details, MediaType.MARKDOWN, text);
    }
    workbench.analyze();
  }

  /** Retrieves every golden question; keeps those with, or those without, a vote of the encoder. */
  List<Observation> observe(boolean withMeaning) {
    var retrieve = new RetrievePassages(workbench.index(), embedder, ranking);
    var observations = new ArrayList<Observation>();
    for (var golden : GoldenQuestion.all()) {
      var retrieval =
          retrieve.retrieve(TENANT, golden.question(), deadline(), new Timings(Clock.systemUTC()));
      answerer
          .evidence(golden.question(), retrieval, deadline())
          .filter(evidence -> evidence.hasMeaning() == withMeaning)
          .ifPresent(evidence -> observations.add(observe(golden, retrieval, evidence)));
    }
    return observations;
  }

  private Observation observe(GoldenQuestion golden, Retrieval retrieval, Evidence evidence) {
    var statements = answerer.draft(golden.question(), retrieval, deadline()).statements();
    var best = retrieval.passages().getFirst().passage();
    return new Observation(
        golden,
        evidence.features(),
        statements.size(),
        (int) statements.stream().filter(s -> isRight(golden, s.source(), s.span())).count(),
        isRight(golden, best, best.span()));
  }

  private static boolean isRight(GoldenQuestion golden, Passage source, Span span) {
    for (var evidence : golden.evidence()) {
      var text = Samples.document(evidence.document());
      int start = text.codePointCount(0, text.indexOf(evidence.quote()));
      int end = start + evidence.quote().codePointCount(0, evidence.quote().length());
      if (source.document().value().equals(evidence.document())
          && span.start() < end
          && start < span.end()) {
        return true;
      }
    }
    return false;
  }

  /** What fitting came to. */
  record Fit(SupportModel.Weights weights, CalibrationReport report) {}

  static Fit fit(String name, List<Observation> observations) {
    var examples =
        observations.stream()
            .map(o -> new LogisticRegression.Example(o.features(), o.supported()))
            .toList();
    var held = new double[examples.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      var training = new ArrayList<LogisticRegression.Example>();
      for (int i = 0; i < examples.size(); i++) {
        if (i % FOLDS != fold) {
          training.add(examples.get(i));
        }
      }
      var weights = LogisticRegression.fit(training);
      for (int i = fold; i < examples.size(); i += FOLDS) {
        held[i] = LogisticRegression.probability(weights, examples.get(i).features());
      }
    }
    var report = CalibrationReport.of(name, observations, held);
    var weights = new ArrayList<Double>();
    for (double weight : LogisticRegression.fit(examples)) {
      weights.add(Math.round(weight * 1e4) / 1e4);
    }
    return new Fit(new SupportModel.Weights(weights, report.threshold()), report);
  }

  static Map<String, Object> json(SupportModel.Weights weights) {
    var json = new LinkedHashMap<String, Object>();
    json.put("weights", weights.values());
    json.put("threshold", weights.threshold());
    return json;
  }

  private static Deadline deadline() {
    return Deadline.in(Duration.ofMinutes(10), Clock.systemUTC());
  }
}
