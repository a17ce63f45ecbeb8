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
          List.of(-1.69, 3.16, 2.75, 2.24, 2.33, 0.0, 0.0, 3.56, 4.53, 1.4, 2.51));

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
