package dev.burhan.structure;

import dev.burhan.language.Words;

/** Tells whether a stretch of text holds a word, in the time it takes to find the first. */
public final class Wording {

  private static final int FIRST_WORD = 64;

  private Wording() {}

  public static boolean isIn(String text, int start, int end) {
    int i = start;
    while (i < end && !isWordCharacter(text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
    }
    if (i >= end) {
      return false;
    }
    // With the character before, which tells a possessive s.
    var first = text.substring(Math.max(start, i - 1), Math.min(end, i + FIRST_WORD));
    return !Words.of(first).isEmpty() || !Words.of(text.substring(start, end)).isEmpty();
  }

  private static boolean isWordCharacter(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> Character.isLetterOrDigit(codePoint);
    };
  }
}
