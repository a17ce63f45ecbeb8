package dev.burhan.models.extractive;

import dev.burhan.language.FunctionWords;
import dev.burhan.language.Language;
import dev.burhan.language.Words;
import dev.burhan.legal.Bm25;
import dev.burhan.legal.PassageIndex.LanguageStatistics;
import dev.burhan.legal.Question;
import dev.burhan.legal.RetrievePassages.Retrieval;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Weighs what a question is about: each stem by its idf in the tenant's own corpus, function words
 * left out. A stem no document holds weighs most of all: it is what the documents do not speak of.
 */
final class QuestionTerms {

  /** Words carried over from the question before count less than those just asked. */
  private static final double HISTORY_WEIGHT = .4;

  private final Map<String, Double> weights;
  private final double total;

  private QuestionTerms(Map<String, Double> weights) {
    this.weights = Map.copyOf(weights);
    this.total = weights.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Reads the question as passages of {@code language} would be read. */
  static QuestionTerms of(Question question, Retrieval retrieval, Language language) {
    var statistics = retrieval.statistics().get(language);
    return statistics == null
        ? new QuestionTerms(Map.of())
        : new QuestionTerms(weigh(question, retrieval.searched(), statistics));
  }

  private static Map<String, Double> weigh(
      Question question, String searched, LanguageStatistics statistics) {
    var words = Words.of(searched);
    int current = words.size() - Words.of(question.text()).size();
    var weights = new HashMap<String, Double>();
    for (int i = 0; i < Math.min(words.size(), statistics.questionStems().size()); i++) {
      if (FunctionWords.contains(words.get(i).normal())) {
        continue;
      }
      var stem = statistics.questionStems().get(i);
      double idf =
          Bm25.idf(statistics.passages(), statistics.stemFrequencies().getOrDefault(stem, 0));
      weights.merge(stem, i < current ? HISTORY_WEIGHT * idf : idf, Math::max);
    }
    return weights;
  }

  /** The share of the question's weight that these stems hold, 0 to 1. */
  double coverage(Collection<String> stems) {
    return total == 0 ? 0 : weight(matched(stems)) / total;
  }

  double weight(Set<String> matched) {
    return matched.stream().mapToDouble(stem -> weights.getOrDefault(stem, 0.0)).sum();
  }

  Set<String> matched(Collection<String> stems) {
    var matched = new HashSet<>(stems);
    matched.retainAll(weights.keySet());
    return matched;
  }

  double total() {
    return total;
  }
}
