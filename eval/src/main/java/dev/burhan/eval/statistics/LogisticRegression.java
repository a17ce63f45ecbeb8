package dev.burhan.eval.statistics;

import java.util.List;

/**
 * Fits {@code p = 1 / (1 + exp(-w·x))} with an L2 penalty on all weights but the first, which is
 * the constant. No weight but the constant is negative: more of a kind of evidence never lowers
 * {@code p}, which features that rise together would otherwise make it do. Classes weigh the same
 * whatever their size.
 */
public final class LogisticRegression {

  private static final int SWEEPS_MAX = 10_000;
  private static final double CONVERGED = 1e-10;
  private static final double PENALTY = .3;

  private LogisticRegression() {}

  /** One observation. */
  @SuppressWarnings("ArrayRecordComponent") // Numbers for arithmetic, compared by nobody.
  public record Example(double[] features, boolean positive) {
    public Example {
      features = features.clone();
    }
  }

  /** Newton's method along one weight at a time, which ends at the one minimum there is. */
  public static double[] fit(List<Example> examples) {
    var weights = new double[examples.getFirst().features().length];
    var balance = new Balance(examples);
    double moved = Double.POSITIVE_INFINITY;
    for (int sweep = 0; sweep < SWEEPS_MAX && moved > CONVERGED; sweep++) {
      moved = 0;
      for (int i = 0; i < weights.length; i++) {
        double before = weights[i];
        double stepped = before - step(examples, balance, weights, i);
        weights[i] = i == 0 ? stepped : Math.max(0, stepped);
        moved = Math.max(moved, Math.abs(weights[i] - before));
      }
    }
    return weights;
  }

  private record Balance(double positive, double negative) {
    Balance(List<Example> examples) {
      double positives = examples.stream().filter(Example::positive).count();
      this(
          examples.size() / 2.0 / positives, examples.size() / 2.0 / (examples.size() - positives));
    }

    double of(Example example) {
      return example.positive() ? positive : negative;
    }
  }

  private static double step(List<Example> examples, Balance balance, double[] weights, int index) {
    double gradient = index == 0 ? 0 : PENALTY * weights[index];
    double curvature = index == 0 ? 1e-9 : PENALTY;
    for (var example : examples) {
      double p = probability(weights, example.features());
      double x = example.features()[index];
      gradient += balance.of(example) * (p - (example.positive() ? 1 : 0)) * x;
      curvature += balance.of(example) * p * (1 - p) * x * x;
    }
    return gradient / curvature;
  }

  public static double probability(double[] weights, double[] features) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
