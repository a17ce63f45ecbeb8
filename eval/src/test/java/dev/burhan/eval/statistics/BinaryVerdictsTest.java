package dev.burhan.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.burhan.eval.statistics.BinaryVerdicts.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BinaryVerdictsTest {

  private static final double EXACT = 1e-12;

  @Test
  void auroc_is_the_share_of_pairs_in_the_right_order_and_ties_count_half() {
    var verdicts = verdicts(new double[] {.9, .5, .4}, new double[] {.5, .1});

    assertThat(verdicts.auroc()).isCloseTo(4.5 / 6, within(EXACT));
  }

  @Test
  void balanced_accuracy_gives_either_class_the_same_weight() {
    var verdicts = verdicts(new double[] {.9, .8, .7, .1}, new double[] {.6});

    assertThat(verdicts.balancedAccuracy(.5)).isCloseTo(.375, within(EXACT));
    assertThat(verdicts.balancedAccuracy(.7)).isCloseTo(.875, within(EXACT));
  }

  @Test
  void the_best_threshold_is_the_lowest_score_that_means_yes() {
    var verdicts = verdicts(new double[] {.9, .8, .7, .1}, new double[] {.6});

    assertThat(verdicts.bestThreshold()).isEqualTo(.7);
  }

  private static BinaryVerdicts verdicts(double[] positive, double[] negative) {
    var verdicts = new java.util.ArrayList<Verdict>();
    for (double score : positive) {
      verdicts.add(new Verdict(score, true));
    }
    for (double score : negative) {
      verdicts.add(new Verdict(score, false));
    }
    return new BinaryVerdicts(List.copyOf(verdicts));
  }
}
