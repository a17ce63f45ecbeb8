package dev.burhan.eval;

import dev.burhan.eval.statistics.Percentiles;
import dev.burhan.eval.statistics.RankingMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Holds the figures of one retrieval set, leg by leg. */
record RetrievalReport(
    String set, String encoder, int queries, int passages, Map<Leg, Scores> legs) {

  /** What a ranking goes by. */
  enum Leg {
    BM25,
    VECTOR,
    FUSED;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Means over all questions; {@code map} goes over the whole list, {@code millis} is one search
   * and ranking, without embedding the question.
   */
  record Scores(
      double recallAt10,
      double recallAt100,
      double mapAt10,
      double ndcgAt10,
      double mrrAt10,
      double map,
      Percentiles millis) {

    static final class Builder {
      private final List<double[]> rows = new ArrayList<>();
      private final List<Double> millis = new ArrayList<>();

      void add(List<String> ranked, Map<String, Integer> relevant, double tookMillis) {
        rows.add(
            new double[] {
              RankingMetrics.recall(ranked, relevant, 10),
              RankingMetrics.recall(ranked, relevant, 100),
              RankingMetrics.averagePrecision(ranked, relevant, 10),
              RankingMetrics.ndcg(ranked, relevant, 10),
              RankingMetrics.reciprocalRank(ranked, relevant, 10),
              RankingMetrics.averagePrecision(ranked, relevant, ranked.size())
            });
        millis.add(tookMillis);
      }

      Scores build() {
        return new Scores(
            mean(0), mean(1), mean(2), mean(3), mean(4), mean(5), Percentiles.of(millis));
      }

      private double mean(int column) {
        return Percentiles.mean(rows.stream().mapToDouble(row -> row[column]).toArray());
      }
    }

    Map<String, Object> json() {
      var json = new LinkedHashMap<String, Object>();
      json.put("recall@10", recallAt10);
      json.put("recall@100", recallAt100);
      json.put("map@10", mapAt10);
      json.put("ndcg@10", ndcgAt10);
      json.put("mrr@10", mrrAt10);
      json.put("map", map);
      json.put("ms", millis.json());
      return json;
    }
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("set", set);
    json.put("encoder", encoder);
    json.put("queries", queries);
    json.put("passages", passages);
    legs.forEach((leg, scores) -> json.put(leg.key(), scores.json()));
    return json;
  }

  String table() {
    var table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%s: %,d questions, %,d passages, encoder %s%n",
            set,
            queries,
            passages,
            encoder));
    table.append(
        String.format(
            Locale.ROOT,
            "%-8s %8s %8s %8s %8s %8s %8s %8s %8s%n",
            "",
            "R@10",
            "R@100",
            "MAP@10",
            "nDCG@10",
            "MRR@10",
            "MAP",
            "p50 ms",
            "p95 ms"));
    legs.forEach((leg, s) -> table.append(row(leg, s)));
    return table.toString();
  }

  private static String row(Leg leg, Scores s) {
    return String.format(
        Locale.ROOT,
        "%-8s %8.4f %8.4f %8.4f %8.4f %8.4f %8.4f %8.1f %8.1f%n",
        leg.key(),
        s.recallAt10,
        s.recallAt100,
        s.mapAt10,
        s.ndcgAt10,
        s.mrrAt10,
        s.map,
        s.millis.p50(),
        s.millis.p95());
  }
}
