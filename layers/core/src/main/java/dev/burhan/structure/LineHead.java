package dev.burhan.structure;

import dev.burhan.language.Normaliser;
import java.util.Arrays;

/**
 * Holds the beginning of a line in the spelling that labels are read in, with the way back: digits
 * as 0 to 9, one form of alef, no diacritics, tatweel or marks of direction, no emphasis of
 * Markdown.
 */
final class LineHead {

  /** How much of a line is folded: a label, a caption or a defined term is never longer. */
  static final int LENGTH_MAX = 240;

  private final StringBuilder folded = new StringBuilder();
  private int[] places;

  private LineHead(int length) {
    places = new int[Math.min(LENGTH_MAX, length) + 8];
  }

  static LineHead of(String text, int start, int end) {
    var head = new LineHead(end - start);
    int i = skipEmphasis(text, start, end);
    while (i < end && head.folded.length() < LENGTH_MAX) {
      int codePoint = text.codePointAt(i);
      head.fold(codePoint, i);
      i += Character.charCount(codePoint);
    }
    head.place(i);
    head.folded.setLength(head.folded.length() - 1);
    return head;
  }

  /** Bold and italic marks stand before a label; a bullet has a space behind it. */
  private static int skipEmphasis(String text, int start, int end) {
    int i = start;
    while (i < end && i - start < 3 && "*_".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i < end && !Character.isWhitespace(text.charAt(i)) ? i : start;
  }

  String text() {
    return folded.toString();
  }

  /** Where a character of the folded text stands in the text it was folded from. */
  int at(int index) {
    return places[index];
  }

  private void fold(int codePoint, int place) {
    if (codePoint == '\\' || (folded.isEmpty() && (codePoint == ' ' || codePoint == '\u00a0'))) {
      return;
    }
    if (codePoint < 0x80) {
      append((char) codePoint, place);
    } else if (Character.isSpaceChar(codePoint)) {
      append(' ', place);
    } else {
      Normaliser.normalise(Character.toString(codePoint))
          .chars()
          .forEach(c -> append((char) c, place));
    }
  }

  private void append(char c, int place) {
    place(place);
    folded.setCharAt(folded.length() - 1, c == '\t' ? ' ' : c);
  }

  private void place(int place) {
    if (folded.length() == places.length) {
      places = Arrays.copyOf(places, places.length * 2);
    }
    places[folded.length()] = place;
    folded.append(' ');
  }
}
