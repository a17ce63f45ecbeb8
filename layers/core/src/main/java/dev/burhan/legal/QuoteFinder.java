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

  private static final Set<Integer> WITHIN_WORDS =
      Set.of(
          (int) Character.NON_SPACING_MARK,
          (int) Character.COMBINING_SPACING_MARK,
          (int) Character.FORMAT);

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
          if (text.length() + 1 == starts.length) {
            // Lower case may be longer.
            starts = Arrays.copyOf(starts, 2 * starts.length);
          }
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
    var wanted = trimmed(new QuoteFinder(quote).folded);
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

  /** "art" does not stand in "party", nor "5 percent" in "0.5 percent" or "-5 percent". */
  private boolean standsAlone(int from, int to) {
    return !isWithin(from) && !isWithin(to) && !(isDigit(from) && at(from - 1) == '-');
  }

  /** Whether a word or a number goes on over a place. */
  private boolean isWithin(int place) {
    boolean isOneWord = isWord(place - 1) && isWord(place);
    boolean isHyphened =
        (at(place - 1) == '-' && isWord(place - 2) && isWord(place))
            || (at(place) == '-' && isWord(place - 1) && isWord(place + 1));
    boolean isOneNumber =
        (isDigit(place) && isPartOfNumber(place - 1) && isDigit(place - 2))
            || (isDigit(place - 1) && isPartOfNumber(place) && isDigit(place + 1));
    return isOneWord || isHyphened || isOneNumber;
  }

  private char at(int place) {
    return place >= 0 && place < folded.length() ? folded.charAt(place) : ' ';
  }

  private boolean isDigit(int place) {
    return Character.isDigit(at(place));
  }

  private boolean isPartOfNumber(int place) {
    return ".,٫٬/:".indexOf(at(place)) >= 0;
  }

  /** Marks, format characters and halves of letters belong to the word they stand in. */
  private boolean isWord(int place) {
    char character = at(place);
    return Character.isLetterOrDigit(character)
        || Character.isSurrogate(character)
        || character == '_'
        || WITHIN_WORDS.contains(Character.getType(character));
  }

  /** Marks over the last letter, which do not count, belong to it. */
  private Stretch stretch(int from, int to) {
    int start = places[from];
    int end = places[to - 1];
    end += Character.charCount(source.codePointAt(end));
    while (end < source.length()
        && Character.getType(source.codePointAt(end)) == Character.NON_SPACING_MARK) {
      end += Character.charCount(source.codePointAt(end));
    }
    return new Stretch(start, end);
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
      case '‹', '＜' -> "<"; // as sources are shown
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
