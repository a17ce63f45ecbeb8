package dev.burhan.legal;

import dev.burhan.language.Language;
import dev.burhan.legal.PassageIndex.LanguageStatistics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores the adjacent pairs of stems that a passage shares with a question, stop words kept,
 * without an index of pairs: the idf of a pair is the sum of its stems' idf.
 */
final class PhraseScores {

  private record Pair(String first, String second) {}

  private final Map<Pair, Double> idfByPair;
  private final double lengthAverage;

  private PhraseScores(LanguageStatistics statistics) {
    this.idfByPair = idfByPair(statistics);
    this.lengthAverage = Math.max(1, statistics.stemsAverage() - 1);
  }

  static Map<Language, PhraseScores> byLanguage(Map<Language, LanguageStatistics> statistics) {
    var scores = new HashMap<Language, PhraseScores>();
    statistics.forEach((language, counts) -> scores.put(language, new PhraseScores(counts)));
    return scores;
  }

  private static Map<Pair, Double> idfByPair(LanguageStatistics statistics) {
    var idf = new LinkedHashMap<Pair, Double>();
    var stems = statistics.questionStems();
    for (int i = 0; i + 1 < stems.size(); i++) {
      var first = statistics.stemFrequencies().getOrDefault(stems.get(i), 0);
      var second = statistics.stemFrequencies().getOrDefault(stems.get(i + 1), 0);
      if (first > 0 && second > 0) {
        idf.put(
            new Pair(stems.get(i), stems.get(i + 1)),
            Bm25.idf(statistics.passages(), first) + Bm25.idf(statistics.passages(), second));
      }
    }
    return idf;
  }

  Explanation.Phrase score(List<String> stems, double weight) {
    int length = Math.max(0, stems.size() - 1);
    double lengthPart = Bm25.BIGRAMS.lengthPart(length, lengthAverage);
    double sum = 0;
    var pairs = new ArrayList<Explanation.Term>();
    for (var counted : counts(stems).entrySet()) {
      double idf = idfByPair.getOrDefault(counted.getKey(), 0.0);
      var pair = counted.getKey().first() + " " + counted.getKey().second();
      var term = Explanation.Term.of(pair, counted.getValue(), idf, lengthPart, Bm25.BIGRAMS);
      pairs.add(term);
      sum += term.score();
    }
    return new Explanation.Phrase(
        weight * sum, weight, Bm25.BIGRAMS.k1(), Bm25.BIGRAMS.b(), length, lengthAverage, pairs);
  }

  private Map<Pair, Integer> counts(List<String> stems) {
    var counts = new LinkedHashMap<Pair, Integer>();
    for (int i = 0; i + 1 < stems.size(); i++) {
      var pair = new Pair(stems.get(i), stems.get(i + 1));
      if (idfByPair.containsKey(pair)) {
        counts.merge(pair, 1, Integer::sum);
      }
    }
    return counts;
  }
}
