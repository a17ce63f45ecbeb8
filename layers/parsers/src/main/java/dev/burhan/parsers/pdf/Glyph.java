package dev.burhan.parsers.pdf;

/**
 * Holds one drawn character, or several that are drawn as one shape, with its place in points; x
 * grows along the line and y down the page.
 *
 * @param frame the direction in which it runs; its place is given with that direction upright
 * @param text what it stands for; a space where nothing shows
 * @param start its left edge
 * @param end its right edge
 * @param baseline what it stands on
 * @param size of the font as it is drawn
 * @param tracking extra space the font puts after each glyph, which parts no words
 * @param order how many glyphs of the page were drawn before
 */
record Glyph(
    Frame frame,
    String text,
    double start,
    double end,
    double baseline,
    double size,
    Typeface typeface,
    double tracking,
    int order,
    Origin origin) {

  /** What is known about the direction of a glyph's text. */
  enum Origin {
    /** The file maps the shape to a character: a bracket is what it looks like. */
    SHAPE,
    /** The same, in a stretch the file marks as drawn from right to left. */
    REVERSED_SHAPE,
    /** The file states the characters themselves: a bracket is what it means. */
    STATED
  }

  /**
   * Holds what matters of a font.
   *
   * @param number fonts of a file are numbered
   * @param spaceEms width of its space as a share of its size
   */
  record Typeface(int number, boolean isBold, double spaceEms) {

    Typeface bold() {
      return new Typeface(number, true, spaceEms);
    }
  }

  /** Capital letters and most marks reach this high above the baseline, as a share of the size. */
  private static final double ASCENT = 0.72;

  /** Letters reach this far below it. */
  private static final double DESCENT = 0.22;

  Glyph withText(String other) {
    return new Glyph(frame, other, start, end, baseline, size, typeface, tracking, order, origin);
  }

  double width() {
    return end - start;
  }

  double top() {
    return baseline - ASCENT * size;
  }

  double bottom() {
    return baseline + DESCENT * size;
  }

  boolean isBlank() {
    return text.isBlank();
  }

  /** Tells whether it is written on another letter, such as a vowel mark. */
  boolean isMark() {
    return text.codePoints().allMatch(c -> Character.getType(c) == Character.NON_SPACING_MARK);
  }
}
