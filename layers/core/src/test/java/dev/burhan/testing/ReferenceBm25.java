package dev.burhan.testing;

import dev.burhan.language.Words;
import dev.burhan.legal.PassageIndex.LanguageStatistics;
import dev.burhan.legal.PassageIndex.TermFrequency;
import dev.burhan.testing.InMemoryDocumentStore.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Computes BM25 as the formula is written, over all passages at every question. It shares no code
 * with what it is compared to:
 *
 * <pre>
 *   Σ over the question's distinct words:
 *     ln(1 + (N - df + .5) / (df + .5)) · tf (k1 + 1) / (tf + k1 (1 - b + b length / average))
 * </pre>
 */
final class ReferenceBm25 {

  private static final double K1 = .9;
  private static final double B = .7;

  private ReferenceBm25() {}

  static List<String> words(String text) {
    return Words.of(text).stream().map(Words.Word::normal).toList();
  }

  /** What a passage is found by: its title and headings as well. */
  static List<String> searched(Entry entry) {
    return words(entry.indexed().chunk().searchText(entry.document().document().title()));
  }

  /** What is quoted and what phrases are looked for in. */
  static List<String> text(Entry entry) {
    return words(entry.indexed().chunk().text());
  }

  static int count(List<String> words, String word) {
    return Collections.frequency(words, word);
  }

  /** Counts the passages of one language. */
  static LanguageStatistics statistics(List<Entry> entries, String question) {
    var asked = words(question);
    var terms = new ArrayList<TermFrequency>();
    var frequencies = new HashMap<String, Integer>();
    for (var word : new TreeSet<>(asked)) {
      int searched = count(entries, entry -> searched(entry).contains(word));
      if (searched > 0) {
        terms.add(new TermFrequency(word, searched));
      }
      int texts = count(entries, entry -> text(entry).contains(word));
      if (texts > 0) {
        frequencies.put(word, texts);
      }
    }
    return new LanguageStatistics(
        entries.size(),
        average(entries, ReferenceBm25::searched),
        average(entries, ReferenceBm25::text),
        terms,
        asked,
        frequencies);
  }

  private static int count(List<Entry> entries, Predicate<Entry> condition) {
    return (int) entries.stream().filter(condition).count();
  }

  private static double average(List<Entry> entries, Function<Entry, List<String>> words) {
    return entries.stream().mapToInt(entry -> words.apply(entry).size()).average().orElse(0);
  }

  static double score(List<String> words, LanguageStatistics statistics) {
    double sum = 0;
    for (var term : statistics.terms()) {
      double n = statistics.passages();
      double df = term.documentFrequency();
      double tf = count(words, term.term());
      double idf = Math.log(1 + (n - df + .5) / (df + .5));
      double norm = 1 - B + B * words.size() / statistics.termsAverage();
      sum += idf * tf * (K1 + 1) / (tf + K1 * norm);
    }
    return sum;
  }
}
