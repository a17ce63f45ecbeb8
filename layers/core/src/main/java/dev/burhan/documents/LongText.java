package dev.burhan.documents;

import dev.burhan.language.Sentences;
import dev.burhan.language.Sentences.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts text that is too long: before an item in its midst, else between sentences, else at a stop
 * within one or at a line end, else between words, else anywhere.
 */
final class LongText {

  // "…; (b) the fees", "…. 6.2 Term": what a list within a paragraph is parted by.
  private static final Pattern ITEM =
      Pattern.compile(
          "\\((?:[A-Za-z]{1,4}|\\p{Nd}{1,3}|[ء-ي]{1,2}ـ?)\\)\\s|\\p{Nd}{1,3}\\.\\p{Nd}{1,3}\\.?\\s{1,9}\\p{Lu}");
  private static final int ITEM_MAX = 20;
  private static final String STOPS = ".;:,،؛";
  private static final String ENDS = ".!?؟";
  private static final String CLOSING = "\"'”’»)]*_";

  /** A place to cut at, from worst to best. */
  private static final int WORD = 1;

  private static final int STOP = 2;
  private static final int BEFORE_ITEM = 3;
  private static final int SENTENCE = 4;

  private final String text;
  private final int offset;
  private final int end;
  private final int max;
  private final List<Sentence> sentences;
  private int sentence;

  private LongText(String text, int start, int end, int max) {
    this.text = text;
    this.end = end;
    this.max = max;
    this.sentences = Sentences.of(text.substring(start, end));
    this.offset = start;
  }

  /** Pieces of {@code text[start, end)} in order, none longer than {@code max} UTF-16 units. */
  static List<Sentence> split(String text, int start, int end, int max) {
    if (end - start <= max) {
      return List.of(new Sentence(start, end));
    }
    return new LongText(text, start, end, max).pieces(start);
  }

  private List<Sentence> pieces(int start) {
    var pieces = new ArrayList<Sentence>();
    int from = skipSpace(start);
    while (end - from > max) {
      int cut = cut(from);
      int last = cut;
      while (last > from && Character.isWhitespace(text.charAt(last - 1))) {
        last--;
      }
      if (last > from) {
        pieces.add(new Sentence(from, last));
      }
      from = skipSpace(cut);
    }
    if (from < end) {
      pieces.add(new Sentence(from, end));
    }
    return pieces;
  }

  private int skipSpace(int from) {
    int next = from;
    while (next < end && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next;
  }

  /**
   * The best place to cut a piece that begins at {@code from}: late enough that pieces are not
   * small, and in the middle where two pieces are left.
   */
  private int cut(int from) {
    int left = end - from;
    boolean isLastCut = left <= 2 * max;
    int earliest = from + Math.max(max / 3, isLastCut ? left - max : 0);
    int middle = from + left / 2;
    int best = 0;
    int bestRank = 0;
    for (int i = earliest; i <= from + max; i++) {
      int rank = rank(i);
      boolean isNearer = !isLastCut || Math.abs(i - middle) <= Math.abs(best - middle);
      if (rank > bestRank || (rank > 0 && rank == bestRank && isNearer)) {
        best = i;
        bestRank = rank;
      }
    }
    return best > 0 ? best : anywhere(from + max);
  }

  /** Never inside a surrogate pair. */
  private int anywhere(int limit) {
    return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
  }

  /** How good a cut before a character is; 0 within a word. */
  private int rank(int i) {
    if (i >= end
        || !Character.isWhitespace(text.charAt(i - 1))
        || Character.isWhitespace(text.charAt(i))) {
      return 0;
    }
    int last = i - 1;
    boolean isLineEnd = false;
    while (last > offset && Character.isWhitespace(text.charAt(last))) {
      isLineEnd |= text.charAt(last) == '\n';
      last--;
    }
    boolean isStop = STOPS.indexOf(text.charAt(last)) >= 0;
    if (isSentence(i) && endsSentence(last)) {
      return SENTENCE;
    }
    if ((isStop || isLineEnd || endsIn(last, " and") || endsIn(last, " or")) && isItem(i)) {
      return BEFORE_ITEM;
    }
    return isLineEnd || (isStop && text.charAt(last) != '.') ? STOP : WORD;
  }

  private boolean endsIn(int last, String word) {
    return text.startsWith(word, last + 1 - word.length());
  }

  private boolean isItem(int i) {
    return ITEM.matcher(text).region(i, Math.min(end, i + ITEM_MAX)).lookingAt();
  }

  private boolean endsSentence(int last) {
    int i = last;
    while (i > offset && CLOSING.indexOf(text.charAt(i)) >= 0) {
      i--;
    }
    return ENDS.indexOf(text.charAt(i)) >= 0;
  }

  /** Asked for places that fall back by one piece at most, so that the search never goes far. */
  private boolean isSentence(int i) {
    while (sentence > 0 && offset + sentences.get(sentence).start() > i) {
      sentence--;
    }
    while (sentence + 1 < sentences.size() && offset + sentences.get(sentence).start() < i) {
      sentence++;
    }
    return offset + sentences.get(sentence).start() == i;
  }
}
