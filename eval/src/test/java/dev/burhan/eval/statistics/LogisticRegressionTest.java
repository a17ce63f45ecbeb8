package dev.burhan.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.burhan.eval.statistics.LogisticRegression.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LogisticRegressionTest {

  @Test
  void recovers_the_weights_the_examples_were_drawn_by() {
    var truth = new double[] {-.5, 2, 1};
    var random = new Random(42);
    var examples = new ArrayList<Example>();
    for (int i = 0; i < 8_000; i++) {
      var features = new double[] {1, random.nextGaussian(), random.nextGaussian()};
      double p = LogisticRegression.probability(truth, features);
      examples.add(new Example(features, random.nextDouble() < p));
    }

    var weights = LogisticRegression.fit(examples);

    // Balancing the classes moves the constant alone.
    assertThat(weights[1]).isCloseTo(2, within(.15));
    assertThat(weights[2]).isCloseTo(1, within(.1));
  }

  @Test
  void the_gradient_of_what_it_minimises_vanishes_at_the_fit() {
    var examples =
        List.of(
            example(.2, false),
            example(.9, true),
            example(.4, true),
            example(.5, false),
            example(.1, false));

    var weights = LogisticRegression.fit(examples);

    var gradient = new double[] {0, .3 * weights[1]};
    for (var example : examples) {
      double balance = 5 / 2.0 / (example.positive() ? 2 : 3);
      double error =
          LogisticRegression.probability(weights, example.features())
              - (example.positive() ? 1 : 0);
      gradient[0] += balance * error;
      gradient[1] += balance * error * example.features()[1];
    }
    assertThat(gradient).containsExactly(new double[] {0, 0}, within(1e-6));
  }

  @Test
  void classes_weigh_the_same_whatever_their_size() {
    var few = new ArrayList<>(List.of(example(1, true), example(0, false)));
    var many = new ArrayList<>(few);
    for (int i = 0; i < 98; i++) {
      many.add(example(0, false));
    }

    var weights = LogisticRegression.fit(many);

    assertThat(LogisticRegression.probability(weights, new double[] {1, .5}))
        .isCloseTo(.5, within(1e-6));
    assertThat(LogisticRegression.probability(weights, new double[] {1, 1})).isGreaterThan(.9);
  }

  @Test
  void a_clean_separation_has_finite_weights() {
    var examples = new ArrayList<Example>();
    for (int i = 0; i < 50; i++) {
      examples.add(example(i, i >= 25));
    }

    var weights = LogisticRegression.fit(examples);

    assertThat(Double.isFinite(weights[0]) && Double.isFinite(weights[1])).isTrue();
    assertThat(LogisticRegression.probability(weights, new double[] {1, 24})).isLessThan(.5);
    assertThat(LogisticRegression.probability(weights, new double[] {1, 25})).isGreaterThan(.5);
  }

  @Test
  void a_feature_that_says_nothing_weighs_nothing() {
    var examples = new ArrayList<Example>();
    for (int i = 0; i < 40; i++) {
      examples.add(new Example(new double[] {1, i % 2, 0}, i % 2 == 0));
    }

    var weights = LogisticRegression.fit(examples);

    assertThat(weights[2]).isZero();
  }

  @Test
  void no_evidence_counts_against_what_it_is_evidence_of() {
    var examples = new ArrayList<Example>();
    for (int i = 0; i < 40; i++) {
      double strength = i / 10.0;
      // The second follows the first, and is a little more of it where the answer is no.
      boolean positive = i >= 20 && i % 5 != 0;
      examples.add(
          new Example(new double[] {1, strength, strength + (positive ? 0 : .2)}, positive));
    }

    var weights = LogisticRegression.fit(examples);

    assertThat(weights[1]).isPositive();
    assertThat(weights[2]).isZero();
  }

  @Test
  void an_example_keeps_its_own_features() {
    var features = new double[] {1, 2};
    var example = new Example(features, true);

    features[1] = 3;

    assertThat(example.features()).containsExactly(1, 2);
  }

  private static Example example(double feature, boolean positive) {
    return new Example(new double[] {1, feature}, positive);
  }
}
