package dev.burhan.legal;

import java.util.List;

/**
 * Turns what speaks against a claim into a score: 1 minus the probability, by logistic regression,
 * that the source does not support it.
 *
 * @param weights in the order of {@link ClaimFeatures#values}, for <i>not supported</i>
 */
public record GroundednessModel(List<Double> weights) {

  /** Fitted and printed by {@code burhan eval groundedness}; a test compares. */
  public static final GroundednessModel SHIPPED =
      new GroundednessModel(
          List.of(-1.56, 2.89, 2.57, 2.41, 2.38, 0.0, 0.0, 3.49, 4.46, 1.63, 2.23));

  public GroundednessModel {
    weights = List.copyOf(weights);
  }

  double score(ClaimFeatures features) {
    var values = features.values();
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights.get(i) * values[i];
    }
    return 1 / (1 + Math.exp(sum));
  }
}
