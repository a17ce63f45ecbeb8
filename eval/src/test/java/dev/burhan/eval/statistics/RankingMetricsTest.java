package dev.burhan.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class RankingMetricsTest {

  private static final Offset<Double> EXACT = within(1e-12);
  private static final List<String> RANKED = List.of("a", "b", "c", "d", "e");

  @Test
  void recall_is_over_all_relevant_passages() {
    var relevant = Map.of("b", 1, "d", 1, "missing", 1, "also missing", 2);

    assertThat(RankingMetrics.recall(RANKED, relevant, 10)).isEqualTo(2 / 4.0);
    assertThat(RankingMetrics.recall(RANKED, relevant, 3)).isEqualTo(1 / 4.0);
    assertThat(RankingMetrics.recall(RANKED, relevant, 1)).isZero();
  }

  @Test
  void recall_cannot_reach_one_where_more_are_relevant_than_are_counted() {
    var relevant = Map.of("a", 1, "b", 1, "c", 1, "d", 1);

    assertThat(RankingMetrics.recall(RANKED, relevant, 2)).isEqualTo(.5);
  }

  @Test
  void average_precision_is_over_all_relevant_passages() {
    var relevant = Map.of("a", 1, "c", 2, "missing", 1);

    assertThat(RankingMetrics.averagePrecision(RANKED, relevant, 10))
        .isCloseTo((1 / 1.0 + 2 / 3.0) / 3, EXACT);
    assertThat(RankingMetrics.averagePrecision(RANKED, relevant, 2)).isCloseTo(1 / 3.0, EXACT);
  }

  @Test
  void ndcg_has_linear_gain() {
    var relevant = Map.of("b", 3, "c", 1, "missing", 2);
    double gain = 3 / log2(3) + 1 / log2(4);
    double ideal = 3 / log2(2) + 2 / log2(3) + 1 / log2(4);

    assertThat(RankingMetrics.ndcg(RANKED, relevant, 10)).isCloseTo(gain / ideal, EXACT);
  }

  @Test
  void ndcg_has_an_ideal_no_longer_than_what_is_counted() {
    var relevant = Map.of("a", 1, "b", 1, "c", 1);

    assertThat(RankingMetrics.ndcg(RANKED, relevant, 2)).isCloseTo(1, EXACT);
  }

  @Test
  void passages_of_the_same_grade_may_stand_in_any_order() {
    var relevant = Map.of("a", 2, "b", 2, "c", 1);

    assertThat(RankingMetrics.ndcg(List.of("b", "a", "c"), relevant, 10)).isCloseTo(1, EXACT);
    assertThat(RankingMetrics.ndcg(List.of("c", "a", "b"), relevant, 10)).isLessThan(1);
  }

  @Test
  void reciprocal_rank_goes_by_the_first_relevant_passage() {
    assertThat(RankingMetrics.reciprocalRank(RANKED, Map.of("c", 1, "e", 3), 10))
        .isCloseTo(1 / 3.0, EXACT);
    assertThat(RankingMetrics.reciprocalRank(RANKED, Map.of("c", 1), 2)).isZero();
  }

  @Test
  void nothing_found_scores_nothing() {
    var relevant = Map.of("x", 1);

    for (var ranked : List.of(RANKED, List.<String>of())) {
      assertThat(RankingMetrics.recall(ranked, relevant, 10)).isZero();
      assertThat(RankingMetrics.averagePrecision(ranked, relevant, 10)).isZero();
      assertThat(RankingMetrics.ndcg(ranked, relevant, 10)).isZero();
      assertThat(RankingMetrics.reciprocalRank(ranked, relevant, 10)).isZero();
    }
  }

  @Test
  void the_best_order_scores_one_and_no_order_scores_more() {
    var random = new Random(7);
    for (int round = 0; round < 200; round++) {
      var ids = new ArrayList<>(IntStream.range(0, 15).mapToObj(i -> "p" + i).toList());
      var relevant = new HashMap<String, Integer>();
      for (int i = 0; i <= random.nextInt(8); i++) {
        relevant.put("p" + i, 1 + random.nextInt(3));
      }
      var best = new ArrayList<>(ids);
      best.sort((a, b) -> relevant.getOrDefault(b, 0) - relevant.getOrDefault(a, 0));
      Collections.shuffle(ids, random);

      assertThat(RankingMetrics.ndcg(best, relevant, 10)).isCloseTo(1, EXACT);
      assertThat(RankingMetrics.averagePrecision(best, relevant, 10)).isCloseTo(1, EXACT);
      assertThat(RankingMetrics.recall(best, relevant, 10)).isEqualTo(1);
      assertThat(RankingMetrics.ndcg(ids, relevant, 10)).isBetween(0.0, 1 + 1e-12);
      assertThat(RankingMetrics.averagePrecision(ids, relevant, 10)).isBetween(0.0, 1 + 1e-12);
      assertThat(RankingMetrics.recall(ids, relevant, 10)).isBetween(0.0, 1.0);
    }
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
