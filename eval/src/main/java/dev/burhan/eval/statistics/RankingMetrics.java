package dev.burhan.eval.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Judges one ranked list against graded relevance, as trec_eval does: recall and average precision
 * over <i>all</i> relevant passages, nDCG with linear gain and a log2 discount.
 */
public final class RankingMetrics {

  private RankingMetrics() {}

  public static double recall(List<String> ranked, Map<String, Integer> relevant, int k) {
    long hits = ranked.stream().limit(k).filter(relevant::containsKey).count();
    return hits / (double) relevant.size();
  }

  public static double averagePrecision(List<String> ranked, Map<String, Integer> relevant, int k) {
    double sum = 0;
    int hits = 0;
    for (int i = 0; i < Math.min(k, ranked.size()); i++) {
      if (relevant.containsKey(ranked.get(i))) {
        hits++;
        sum += hits / (i + 1.0);
      }
    }
    return sum / relevant.size();
  }

  public static double reciprocalRank(List<String> ranked, Map<String, Integer> relevant, int k) {
    for (int i = 0; i < Math.min(k, ranked.size()); i++) {
      if (relevant.containsKey(ranked.get(i))) {
        return 1 / (i + 1.0);
      }
    }
    return 0;
  }

  public static double ndcg(List<String> ranked, Map<String, Integer> relevant, int k) {
    double gain = 0;
    for (int i = 0; i < Math.min(k, ranked.size()); i++) {
      gain += relevant.getOrDefault(ranked.get(i), 0) / discount(i);
    }
    var best = relevant.values().stream().sorted(Comparator.reverseOrder()).limit(k).toList();
    double ideal = 0;
    for (int i = 0; i < best.size(); i++) {
      ideal += best.get(i) / discount(i);
    }
    return gain / ideal;
  }

  private static double discount(int index) {
    return Math.log(index + 2) / Math.log(2);
  }
}
