package dev.burhan.eval.statistics;

import java.util.Comparator;
import java.util.List;

/** Judges scores against yes or no, a higher score meaning yes. */
public record BinaryVerdicts(List<Verdict> verdicts) {

  /** What was said of one example and what is true. */
  public record Verdict(double score, boolean positive) {}

  public BinaryVerdicts {
    verdicts = verdicts.stream().sorted(Comparator.comparingDouble(Verdict::score)).toList();
  }

  public long positives() {
    return verdicts.stream().filter(Verdict::positive).count();
  }

  public long negatives() {
    return verdicts.size() - positives();
  }

  /**
   * The probability that a positive example scores above a negative one, ties counting half: {@code
   * (R - p(p+1)/2) / (p·n)}, R the sum of the ranks of the p positive ones (Mann and Whitney).
   */
  public double auroc() {
    double sum = 0;
    int start = 0;
    while (start < verdicts.size()) {
      int end = start;
      while (end < verdicts.size() && verdicts.get(end).score() == verdicts.get(start).score()) {
        end++;
      }
      double rank = (start + 1 + end) / 2.0;
      sum += rank * verdicts.subList(start, end).stream().filter(Verdict::positive).count();
      start = end;
    }
    double positives = positives();
    return (sum - positives * (positives + 1) / 2) / (positives * negatives());
  }

  /** The mean of the shares of either class that are told rightly; at the threshold means yes. */
  public double balancedAccuracy(double threshold) {
    long yes = verdicts.stream().filter(v -> v.positive() && v.score() >= threshold).count();
    long no = verdicts.stream().filter(v -> !v.positive() && v.score() < threshold).count();
    return (yes / (double) positives() + no / (double) negatives()) / 2;
  }

  /** The threshold with the best balanced accuracy on these very examples: a ceiling. */
  public double bestThreshold() {
    double best = Double.NEGATIVE_INFINITY;
    double at = 0;
    long noSoFar = 0;
    long yesSoFar = 0;
    for (int i = 0; i < verdicts.size(); i++) {
      var verdict = verdicts.get(i);
      boolean isNew = i == 0 || verdict.score() > verdicts.get(i - 1).score();
      double balanced = noSoFar / (double) negatives() - yesSoFar / (double) positives();
      if (isNew && balanced > best) {
        best = balanced;
        at = verdict.score();
      }
      noSoFar += verdict.positive() ? 0 : 1;
      yesSoFar += verdict.positive() ? 1 : 0;
    }
    return at;
  }
}
