package dev.burhan.legal;

import dev.burhan.language.LightStems;
import dev.burhan.language.Sentences;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds the text that claims are checked against, read once for any number of claims. Immutable
 * once read.
 */
public final class SourceText {

  /** Letters two stems must share before they are compared at all. */
  private static final int FAMILY_PREFIX = 5;

  private final String text;
  private final List<Sentences.Sentence> sentences;
  private final List<List<Term>> termsOfSentence = new ArrayList<>();
  private final Map<String, List<Occurrence>> occurrences = new HashMap<>();
  private final NavigableSet<String> stems = new TreeSet<>();
  private final NavigableSet<BigDecimal> numbers = new TreeSet<>();
  private final List<String> inOrder = new ArrayList<>();
  private final Set<String> runs = new HashSet<>();

  /**
   * One place where a term with content stands.
   *
   * @param place counted in terms with content
   */
  record Occurrence(int sentence, int place, boolean negated) {}

  private SourceText(String text) {
    this.text = text;
    this.sentences = Sentences.of(text);
    for (int i = 0; i < sentences.size(); i++) {
      var terms = TermReader.of(sentences.get(i).of(text));
      termsOfSentence.add(terms);
      for (var term : terms) {
        if (term.hasContent()) {
          add(term, new Occurrence(i, inOrder.size(), term.negated()));
        }
      }
      addRuns(terms);
    }
  }

  public static SourceText of(String text) {
    return new SourceText(text);
  }

  private void add(Term term, Occurrence occurrence) {
    inOrder.add(term.stem());
    occurrences.computeIfAbsent(term.stem(), stem -> new ArrayList<>()).add(occurrence);
    if (term.value() == null) {
      stems.add(term.stem());
    } else {
      numbers.add(term.value());
    }
  }

  private void addRuns(List<Term> terms) {
    for (int i = 0; i + 2 < terms.size(); i++) {
      runs.add(run(terms, i));
    }
  }

  /** Three terms in a row. */
  static String run(List<Term> terms, int start) {
    return terms.get(start).stem()
        + ' '
        + terms.get(start + 1).stem()
        + ' '
        + terms.get(start + 2).stem();
  }

  boolean hasRun(String run) {
    return runs.contains(run);
  }

  int sentenceCount() {
    return sentences.size();
  }

  List<Term> terms(int sentence) {
    return termsOfSentence.get(sentence);
  }

  String sentence(int index) {
    return sentences.get(index).of(text);
  }

  /** The stem at a place, empty where there is no such place. */
  String stemAt(int place) {
    return place >= 0 && place < inOrder.size() ? inOrder.get(place) : "";
  }

  List<Occurrence> occurrences(String stem) {
    return occurrences.getOrDefault(stem, List.of());
  }

  /** The stem or number of the source that a term stands for, null where there is none. */
  @Nullable String find(Term term) {
    if (occurrences.containsKey(term.stem())) {
      return term.stem();
    }
    return term.value() == null ? relative(term.stem()) : near(term, term.value());
  }

  private @Nullable String relative(String stem) {
    if (stem.length() < FAMILY_PREFIX) {
      return null;
    }
    var prefix = stem.substring(0, FAMILY_PREFIX);
    return stems.subSet(prefix, prefix + Character.MAX_VALUE).stream()
        .filter(other -> LightStems.areRelated(stem, other))
        .findFirst()
        .orElse(null);
  }

  /** A rounded number stands for one that rounds to it, cut off or to the nearest. */
  private @Nullable String near(Term term, BigDecimal value) {
    if (!term.isRound()) {
      return null;
    }
    var unit =
        BigDecimal.ONE.scaleByPowerOfTen(
            value.precision() == 0 ? 0 : -value.stripTrailingZeros().scale());
    return numbers.subSet(value.subtract(unit), false, value.add(unit), false).stream()
        .findFirst()
        .map(BigDecimal::toPlainString)
        .orElse(null);
  }
}
