package dev.burhan.eval;

import dev.burhan.eval.Calibration.Observation;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Holds how well held-out probabilities tell supported questions from others.
 *
 * @param threshold the highest with about the best balanced accuracy
 * @param answeredWrongly share of unanswerable questions that would be answered
 * @param abstainedWrongly share of supported questions that would not be
 * @param passageFirst share of answerable questions whose best passage answers them
 * @param recall share of answerable questions of which a quoted sentence answers
 * @param precision share of quoted sentences that answer, over answerable questions
 */
record CalibrationReport(
    String name,
    int questions,
    double auroc,
    double threshold,
    double balancedAccuracy,
    double answeredWrongly,
    double abstainedWrongly,
    double passageFirst,
    double recall,
    double precision) {

  private static final int PERCENT_MIN = 5;
  private static final int PERCENT_MAX = 95;
  private static final double ROUNDING = 1e-9;

  static CalibrationReport of(String name, List<Observation> observations, double[] held) {
    double threshold = threshold(observations, held);
    return new CalibrationReport(
        name,
        observations.size(),
        auroc(observations, held),
        threshold,
        balancedAccuracy(observations, held, threshold),
        answered(observations, held, threshold, o -> !o.question().isAnswerable()),
        1 - answered(observations, held, threshold, Observation::supported),
        passageFirst(observations),
        recall(observations),
        precision(observations));
  }

  /**
   * The highest whose balanced accuracy is lower than the best by less than one question weighs: so
   * small a difference is chance, and an answer without proof costs more than an answer not given.
   */
  private static double threshold(List<Observation> observations, double[] held) {
    double best =
        IntStream.rangeClosed(PERCENT_MIN, PERCENT_MAX)
            .mapToDouble(percent -> balancedAccuracy(observations, held, percent / 100.0))
            .max()
            .orElseThrow();
    double enough = best - weightOfOne(observations) + ROUNDING;
    int percent = PERCENT_MAX;
    while (balancedAccuracy(observations, held, percent / 100.0) < enough) {
      percent--;
    }
    return percent / 100.0;
  }

  /** What one question of the smaller class counts for in balanced accuracy. */
  private static double weightOfOne(List<Observation> observations) {
    long supported = observations.stream().filter(Observation::supported).count();
    return .5 / Math.min(supported, observations.size() - supported);
  }

  private static double balancedAccuracy(
      List<Observation> observations, double[] held, double threshold) {
    double sensitivity = answered(observations, held, threshold, Observation::supported);
    double falseAlarms = answered(observations, held, threshold, o -> !o.supported());
    return (sensitivity + (1 - falseAlarms)) / 2;
  }

  /** Share of the observations of a kind that would be answered. */
  private static double answered(
      List<Observation> observations,
      double[] held,
      double threshold,
      Predicate<Observation> kind) {
    var chosen =
        IntStream.range(0, held.length).filter(i -> kind.test(observations.get(i))).toArray();
    return IntStream.of(chosen).filter(i -> held[i] >= threshold).count() / (double) chosen.length;
  }

  private static double passageFirst(List<Observation> observations) {
    var answerable = answerable(observations);
    return answerable.stream().filter(Observation::passageFirst).count()
        / (double) answerable.size();
  }

  private static double recall(List<Observation> observations) {
    var answerable = answerable(observations);
    return answerable.stream().filter(Observation::supported).count() / (double) answerable.size();
  }

  private static double precision(List<Observation> observations) {
    var answerable = answerable(observations);
    return answerable.stream().mapToInt(Observation::right).sum()
        / (double) answerable.stream().mapToInt(Observation::citations).sum();
  }

  private static List<Observation> answerable(List<Observation> observations) {
    return observations.stream().filter(o -> o.question().isAnswerable()).toList();
  }

  /** Probability that a supported question scores above another; ties count half. */
  private static double auroc(List<Observation> observations, double[] held) {
    double wins = 0;
    long pairs = 0;
    for (int i = 0; i < held.length; i++) {
      for (int j = 0; j < held.length; j++) {
        if (observations.get(i).supported() && !observations.get(j).supported()) {
          wins += held[i] > held[j] ? 1 : held[i] == held[j] ? .5 : 0;
          pairs++;
        }
      }
    }
    return wins / pairs;
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%-24s %4d questions  AUROC %.3f  threshold %.2f  balanced accuracy %.3f  unanswerable answered %.3f  "
            + "supported refused %.3f  passage first %.3f  citation recall %.3f  precision %.3f",
        name,
        questions,
        auroc,
        threshold,
        balancedAccuracy,
        answeredWrongly,
        abstainedWrongly,
        passageFirst,
        recall,
        precision);
  }
}
