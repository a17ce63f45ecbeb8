package dev.burhan.parsers.pdf;

import dev.burhan.parsers.pdf.Glyph.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Turns the letters of a line from the order in which they stand into the order in which they are
 * read, undoing the Unicode bidirectional algorithm (UAX #9).
 *
 * <p>In a line of Arabic everything runs from right to left but numbers and stretches of Latin.
 * Such a stretch goes from one Latin letter to another with no Arabic between, with the number that
 * follows it ("ISO 27001") and the bracket that closes in it. What stands between a number and a
 * word looks the same for "50 USD" and "USD 50"; the order of drawing or a mark in the file tells
 * them apart, else the number is taken to follow the word. In a line of Latin only the stretches of
 * Arabic are turned.
 */
final class VisualOrder {

  /** A number follows a word after no more than this many spaces and signs. */
  private static final int BETWEEN_MAX = 3;

  private static final String ENDS = ".,:;،؛)";

  private final List<Letter> letters;
  private final LetterKind[] kinds;
  private final boolean[] runsRight;

  private VisualOrder(List<Letter> letters) {
    this.letters = letters;
    this.kinds = new LetterKind[letters.size()];
    this.runsRight = new boolean[letters.size()];
    Arrays.setAll(kinds, i -> LetterKind.of(letters.get(i)));
  }

  /**
   * The text of a line as it is read.
   *
   * @param letters from left to right
   * @param mirrors a bracket's character is what it looks like rather than what it means, in text
   *     that runs from right to left
   */
  static String text(List<Letter> letters, boolean isRightToLeft, boolean mirrors) {
    return join(order(letters, isRightToLeft), mirrors);
  }

  /** A letter at its place in reading order. */
  record Placed(Letter letter, boolean runsRight) {}

  static List<Placed> order(List<Letter> letters, boolean isRightToLeft) {
    var line = new VisualOrder(letters);
    return isRightToLeft && line.mayRunLeft()
        ? line.rightToLeft(0, letters.size())
        : line.leftToRight();
  }

  /**
   * In a column of Arabic, a line without it runs from left to right when it is a line of Latin:
   * one with a full stop at its left end is the end of a sentence in Arabic.
   */
  private boolean mayRunLeft() {
    boolean hasLatin = Arrays.stream(kinds).anyMatch(k -> k == LetterKind.LATIN);
    boolean hasArabic = Arrays.stream(kinds).anyMatch(k -> k == LetterKind.ARABIC);
    return hasArabic || !hasLatin || ENDS.contains(letters.getFirst().text());
  }

  private static String join(List<Placed> placed, boolean mirrors) {
    var text = new StringBuilder();
    for (var place : placed) {
      var letter = place.letter();
      boolean isTurned = mirrors && !place.runsRight() && letter.origin() != Origin.STATED;
      text.append(isTurned ? Brackets.mirrored(letter.text()) : letter.text());
    }
    return text.toString();
  }

  private List<Placed> leftToRight() {
    var result = new ArrayList<Placed>();
    int at = 0;
    while (at < kinds.length) {
      int end = at;
      if (kinds[at] == LetterKind.ARABIC) {
        for (int i = at; i < kinds.length && kinds[i] != LetterKind.LATIN; i++) {
          end = kinds[i] == LetterKind.ARABIC ? i : end;
        }
        result.addAll(rightToLeft(at, end + 1));
      } else {
        result.add(new Placed(letters.get(at), true));
      }
      at = end + 1;
    }
    return result;
  }

  /** The letters of {@code [from, to)} as read from right to left. */
  private List<Placed> rightToLeft(int from, int to) {
    markLatin(from, to);
    markNumbers(from, to);
    var result = new ArrayList<Placed>();
    for (int i = to - 1; i >= from; i--) {
      result.add(new Placed(letters.get(i), runsRight[i]));
    }
    int start = 0;
    while (start < result.size()) {
      int end = start + 1;
      if (result.get(start).runsRight()) {
        while (end < result.size() && result.get(end).runsRight()) {
          end++;
        }
        Collections.reverse(result.subList(start, end));
      }
      start = end;
    }
    return result;
  }

  private void markLatin(int from, int to) {
    int at = from;
    while (at < to) {
      if (kinds[at] != LetterKind.LATIN) {
        at++;
        continue;
      }
      int last = at;
      for (int i = at; i < to && !endsLatin(i); i++) {
        last = kinds[i] == LetterKind.LATIN ? i : last;
      }
      last = withNumber(last, to);
      last = withClosing(at, last, to);
      Arrays.fill(runsRight, at, last + 1, true);
      at = last + 1;
    }
  }

  private boolean endsLatin(int i) {
    boolean isStatedTurned =
        letters.get(i).origin() == Origin.REVERSED_SHAPE && kinds[i] != LetterKind.LATIN;
    return kinds[i] == LetterKind.ARABIC || kinds[i] == LetterKind.ARABIC_DIGIT || isStatedTurned;
  }

  /** The end of the number that follows a word, if one does. */
  private int withNumber(int last, int to) {
    int digit = last + 1;
    while (digit < to && digit - last <= BETWEEN_MAX && kinds[digit] != LetterKind.DIGIT) {
      if (endsLatin(digit)) {
        return last;
      }
      digit++;
    }
    boolean isNumber = digit < to && kinds[digit] == LetterKind.DIGIT && !endsLatin(digit);
    // Glyphs of another font may be drawn later wherever they stand.
    boolean isDrawnAfter =
        isNumber
            && (letters.get(digit).order() > letters.get(last).order()
                || letters.get(digit).font() != letters.get(last).font());
    if (!isDrawnAfter && !(isNumber && digit == last + 1)) {
      return last;
    }
    int end = digit;
    while (end + 1 < to
        && (kinds[end + 1] == LetterKind.DIGIT || isWithin(end + 1, to, LetterKind.DIGIT))) {
      end++;
    }
    return end;
  }

  /** The bracket after a stretch in which it was opened belongs to it. */
  private int withClosing(int first, int last, int to) {
    int open = 0;
    for (int i = first; i <= last; i++) {
      open +=
          Brackets.isOpening(letters.get(i).text())
              ? 1
              : Brackets.isClosing(letters.get(i).text()) ? -1 : 0;
    }
    int next = last + 1;
    return open > 0 && next < to && Brackets.isClosing(letters.get(next).text()) ? next : last;
  }

  private void markNumbers(int from, int to) {
    int rightmost = from - 1;
    for (int i = from; i < to; i++) {
      rightmost = kinds[i] == LetterKind.ARABIC || kinds[i] == LetterKind.LATIN ? i : rightmost;
    }
    for (int i = from; i < to; i++) {
      boolean isDigit = kinds[i] == LetterKind.DIGIT || kinds[i] == LetterKind.ARABIC_DIGIT;
      boolean isInNumber =
          isWithin(i, to, LetterKind.DIGIT)
              || isWithin(i, to, LetterKind.ARABIC_DIGIT)
              // A clause's number, at the beginning of the line: nothing Arabic came before.
              || (i > rightmost
                  && kinds[i] == LetterKind.SIGN
                  && letters.get(i).origin() != Origin.REVERSED_SHAPE
                  && isBetween(i, to, LetterKind.DIGIT));
      runsRight[i] |= isDigit || isInNumber;
    }
  }

  private boolean isWithin(int i, int to, LetterKind digit) {
    return kinds[i] == LetterKind.SEPARATOR && isBetween(i, to, digit);
  }

  private boolean isBetween(int i, int to, LetterKind digit) {
    return i > 0 && i + 1 < to && kinds[i - 1] == digit && kinds[i + 1] == digit;
  }
}
