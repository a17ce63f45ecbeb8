package dev.burhan.legal;

import dev.burhan.legal.PassageIndex.LanguageStatistics;
import dev.burhan.legal.PassageIndex.TermFrequency;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Scores the pairs of stems that stand close to each other in a question and in a passage, in
 * either order, stop words left out.
 */
final class ProximityScores {

  /** Stop words between the two do not count. */
  private static final int QUESTION_APART_MAX = 2;

  /** In words of the passage, stop words among them. */
  private static final int PASSAGE_APART_MAX = 8;

  private final PairWeights weights;
  private final Set<String> stems;
  private final double lengthAverage;

  ProximityScores(LanguageStatistics statistics) {
    var content = content(statistics);
    this.weights = weights(statistics, content);
    this.stems = new HashSet<>(content);
    this.lengthAverage = Math.max(1, statistics.stemsAverage());
  }

  /** A stem that occurs and is no lexeme is that of a stop word. */
  private static List<String> content(LanguageStatistics statistics) {
    var lexemes = statistics.terms().stream().map(TermFrequency::term).collect(Collectors.toSet());
    return statistics.questionStems().stream()
        .filter(s -> lexemes.contains(s) || !statistics.stemFrequencies().containsKey(s))
        .toList();
  }

  private static PairWeights weights(LanguageStatistics statistics, List<String> content) {
    var weights = new PairWeights(statistics);
    for (int i = 0; i < content.size(); i++) {
      for (int j = i + 1; j < content.size() && j - i <= QUESTION_APART_MAX; j++) {
        if (!content.get(i).equals(content.get(j))) {
          weights.add(StemPair.unordered(content.get(i), content.get(j)));
        }
      }
    }
    return weights;
  }

  Explanation.Phrase score(List<String> passage, double weight) {
    return weights.score(counts(passage), weight, passage.size(), lengthAverage);
  }

  private Map<StemPair, Integer> counts(List<String> passage) {
    var counts = new LinkedHashMap<StemPair, Integer>();
    var places = places(passage);
    for (int i = 0; i < places.size(); i++) {
      int place = places.get(i);
      for (int j = i + 1; j < places.size() && places.get(j) - place <= PASSAGE_APART_MAX; j++) {
        var pair = StemPair.unordered(passage.get(place), passage.get(places.get(j)));
        if (weights.contains(pair)) {
          counts.merge(pair, 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  private List<Integer> places(List<String> passage) {
    var places = new ArrayList<Integer>();
    for (int i = 0; i < passage.size(); i++) {
      if (stems.contains(passage.get(i))) {
        places.add(i);
      }
    }
    return places;
  }
}
