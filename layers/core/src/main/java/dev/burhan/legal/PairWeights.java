package dev.burhan.legal;

import dev.burhan.legal.PassageIndex.LanguageStatistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weighs the pairs of stems in a question without an index of pairs: the idf of a pair is the sum
 * of its stems' idf. A pair with a stem that never occurs has no weight.
 */
final class PairWeights {

  private final Map<StemPair, Double> idfByPair = new LinkedHashMap<>();
  private final LanguageStatistics statistics;

  PairWeights(LanguageStatistics statistics) {
    this.statistics = statistics;
  }

  /** Weighs {@code pair}, of these two stems. */
  void add(StemPair pair) {
    int first = statistics.stemFrequencies().getOrDefault(pair.first(), 0);
    int second = statistics.stemFrequencies().getOrDefault(pair.second(), 0);
    if (first > 0 && second > 0) {
      idfByPair.put(
          pair, Bm25.idf(statistics.passages(), first) + Bm25.idf(statistics.passages(), second));
    }
  }

  boolean contains(StemPair pair) {
    return idfByPair.containsKey(pair);
  }

  /** The score of a passage that holds these pairs this often. */
  Explanation.Phrase score(
      Map<StemPair, Integer> counts, double weight, int length, double lengthAverage) {
    double lengthPart = Bm25.BIGRAMS.lengthPart(length, lengthAverage);
    double sum = 0;
    var pairs = new ArrayList<Explanation.Term>();
    for (var counted : counts.entrySet()) {
      var pair = counted.getKey();
      double idf = idfByPair.getOrDefault(pair, 0.0);
      var term =
          Explanation.Term.of(pair.text(), counted.getValue(), idf, lengthPart, Bm25.BIGRAMS);
      pairs.add(term);
      sum += term.score();
    }
    return new Explanation.Phrase(
        weight * sum, weight, Bm25.BIGRAMS.k1(), Bm25.BIGRAMS.b(), length, lengthAverage, pairs);
  }
}
