package dev.burhan.legal;

import dev.burhan.legal.PassageIndex.LanguageStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores the adjacent pairs of stems that a passage shares with a question, stop words kept. */
final class PhraseScores {

  private final PairWeights weights;
  private final double lengthAverage;

  PhraseScores(LanguageStatistics statistics) {
    this.weights = weights(statistics);
    this.lengthAverage = Math.max(1, statistics.stemsAverage() - 1);
  }

  private static PairWeights weights(LanguageStatistics statistics) {
    var weights = new PairWeights(statistics);
    var stems = statistics.questionStems();
    for (int i = 0; i + 1 < stems.size(); i++) {
      weights.add(new StemPair(stems.get(i), stems.get(i + 1)));
    }
    return weights;
  }

  Explanation.Phrase score(List<String> stems, double weight) {
    return weights.score(counts(stems), weight, Math.max(0, stems.size() - 1), lengthAverage);
  }

  private Map<StemPair, Integer> counts(List<String> stems) {
    var counts = new LinkedHashMap<StemPair, Integer>();
    for (int i = 0; i + 1 < stems.size(); i++) {
      var pair = new StemPair(stems.get(i), stems.get(i + 1));
      if (weights.contains(pair)) {
        counts.merge(pair, 1, Integer::sum);
      }
    }
    return counts;
  }
}
