package dev.burhan.parsers.pdf;

import java.util.List;

/** Counts letters by the direction in which their script is written. */
final class Scripts {

  private Scripts() {}

  /** Tells whether most letters are of a script written from right to left. */
  @SafeVarargs
  static boolean isRightToLeft(List<Segment>... parts) {
    int balance = 0;
    for (var part : parts) {
      for (var segment : part) {
        for (var glyph : segment.glyphs()) {
          balance += direction(glyph.text().codePointAt(0));
        }
      }
    }
    return balance < 0;
  }

  static boolean hasRightToLeft(String text) {
    return text.codePoints().anyMatch(c -> direction(c) < 0);
  }

  /** -1 for a letter written from right to left, 1 for another letter, 0 for anything else. */
  static int direction(int c) {
    return switch (Character.getDirectionality(c)) {
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
          -1;
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> 1;
      default -> 0;
    };
  }
}
