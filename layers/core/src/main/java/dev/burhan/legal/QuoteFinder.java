package dev.burhan.legal;

import dev.burhan.language.FunctionWords;
import dev.burhan.language.Normaliser;
import dev.burhan.language.Sentences;
import dev.burhan.language.Words;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where words said to stand in a source do stand. White space, case, quotation marks, kinds
 * of dashes, Arabic spellings and marks at either end do not count; words do, all of them and in
 * order.
 */
final class QuoteFinder {

  /** Fewer words stand in many places and prove nothing, unless the source has no more. */
  static final int WORDS_MIN = 3;

  /** Share of a claim's words of content that a sentence must hold to stand for a quote. */
  private static final double SHARE_MIN = .5;

  private final String source;
  private final String folded;

  /**
   * Where each character of {@code folded} begins in {@code source}, and where the last one ends.
   */
  private final int[] places;

  QuoteFinder(String source) {
    this.source = source;
    var text = new StringBuilder(source.length());
    var starts = new int[source.length() + 1];
    int at = 0;
    while (at < source.length()) {
      int codePoint = source.codePointAt(at);
      for (char character : fold(codePoint).toCharArray()) {
        if (character != ' ' || !endsWithSpace(text)) {
          starts[text.length()] = at;
          text.append(character);
        }
      }
      at += Character.charCount(codePoint);
    }
    starts[text.length()] = source.length();
    this.folded = text.toString();
    this.places = Arrays.copyOf(starts, text.length() + 1);
  }

  /** A stretch of the source in UTF-16 units. */
  record Stretch(int start, int end) {}

  /** Where the quote stands first; empty where it does not, or is too short to prove anything. */
  Optional<Stretch> find(String quote) {
    int words = Words.of(quote).size();
    if (words == 0 || words < Math.min(WORDS_MIN, Words.of(source).size())) {
      return Optional.empty();
    }
    var wanted = trimmed(foldAll(quote));
    for (int at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
      if (standsAlone(at, at + wanted.length())) {
        return Optional.of(stretch(at, at + wanted.length()));
      }
    }
    return Optional.empty();
  }

  /** The sentence that holds most of a claim's words; empty where none holds half of them. */
  Optional<Stretch> best(String claim) {
    var words = content(claim);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Optional<Stretch> best = Optional.empty();
    double most = SHARE_MIN;
    for (var sentence : Sentences.of(source)) {
      var held = content(sentence.of(source));
      held.retainAll(words);
      double share = held.size() / (double) words.size();
      if (share > most || (share == most && best.isEmpty())) {
        most = share;
        best = Optional.of(new Stretch(sentence.start(), sentence.end()));
      }
    }
    return best;
  }

  private static Set<String> content(String text) {
    var words = new HashSet<String>();
    for (var word : Words.of(text)) {
      if (!FunctionWords.contains(word.normal())) {
        words.add(word.normal());
      }
    }
    return words;
  }

  /** "art" does not stand in "party". */
  private boolean standsAlone(int from, int to) {
    return !(from > 0 && isWord(from - 1) && isWord(from))
        && !(to < folded.length() && isWord(to - 1) && isWord(to));
  }

  private boolean isWord(int at) {
    return Character.isLetterOrDigit(folded.charAt(at));
  }

  private Stretch stretch(int from, int to) {
    int start = places[from];
    int end = places[to - 1];
    return new Stretch(start, end + Character.charCount(source.codePointAt(end)));
  }

  private static String foldAll(String text) {
    var folded = new StringBuilder();
    text.codePoints()
        .forEach(
            codePoint -> {
              for (char character : fold(codePoint).toCharArray()) {
                if (character != ' ' || !endsWithSpace(folded)) {
                  folded.append(character);
                }
              }
            });
    return folded.toString();
  }

  private static boolean endsWithSpace(StringBuilder text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
  }

  private static String fold(int codePoint) {
    if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
      return " ";
    }
    return switch (codePoint) {
      case '"', '“', '”', '„', '«', '»', '\'', '‘', '’', '`' -> "";
      case '‹' -> "<"; // as sources are shown
      case '‐', '‑', '‒', '–', '—', '−' -> "-";
      default -> Normaliser.normalise(Character.toString(codePoint));
    };
  }

  /** Without marks and white space at either end, such as dots for what was left out. */
  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    while (end > start && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
