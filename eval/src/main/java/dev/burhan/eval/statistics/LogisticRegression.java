package dev.burhan.eval.statistics;

import java.util.List;

/**
 * Fits {@code p = 1 / (1 + exp(-w·x))} by Newton's method with an L2 penalty on all weights but the
 * first, which is the constant. Classes weigh the same whatever their size.
 */
public final class LogisticRegression {

  private static final int STEPS = 50;
  private static final double PENALTY = .3;

  private LogisticRegression() {}

  /** One observation. */
  @SuppressWarnings("ArrayRecordComponent") // Numbers for arithmetic, compared by nobody.
  public record Example(double[] features, boolean positive) {
    public Example {
      features = features.clone();
    }
  }

  public static double[] fit(List<Example> examples) {
    int n = examples.getFirst().features().length;
    double positives = examples.stream().filter(Example::positive).count();
    double negatives = examples.size() - positives;
    var weights = new double[n];
    for (int step = 0; step < STEPS; step++) {
      var gradient = new double[n];
      var hessian = new double[n][n];
      for (int i = 1; i < n; i++) {
        gradient[i] = PENALTY * weights[i];
        hessian[i][i] = PENALTY;
      }
      hessian[0][0] = 1e-9;
      for (var example : examples) {
        double weight = examples.size() / 2.0 / (example.positive() ? positives : negatives);
        accumulate(example, weight, weights, gradient, hessian);
      }
      var change = solve(hessian, gradient);
      for (int i = 0; i < n; i++) {
        weights[i] -= change[i];
      }
    }
    return weights;
  }

  private static void accumulate(
      Example example, double weight, double[] weights, double[] gradient, double[][] hessian) {
    double p = probability(weights, example.features());
    double error = weight * (p - (example.positive() ? 1 : 0));
    for (int i = 0; i < weights.length; i++) {
      gradient[i] += error * example.features()[i];
      for (int j = 0; j < weights.length; j++) {
        hessian[i][j] += weight * p * (1 - p) * example.features()[i] * example.features()[j];
      }
    }
  }

  public static double probability(double[] weights, double[] features) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** Gaussian elimination; the penalty makes the matrix positive definite. */
  private static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    var x = right.clone();
    for (int i = 0; i < n; i++) {
      for (int row = i + 1; row < n; row++) {
        double factor = matrix[row][i] / matrix[i][i];
        for (int column = i; column < n; column++) {
          matrix[row][column] -= factor * matrix[i][column];
        }
        x[row] -= factor * x[i];
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int column = i + 1; column < n; column++) {
        x[i] -= matrix[i][column] * x[column];
      }
      x[i] /= matrix[i][i];
    }
    return x;
  }
}
