package dev.burhan.parsers.pdf;

import dev.burhan.parsers.pdf.Glyph.Origin;

/**
 * Holds a letter with the marks written on it, or a space between words.
 *
 * @param text in the order in which it is read
 * @param font its number
 * @param order how many glyphs of the page were drawn before
 */
record Letter(String text, Origin origin, int font, int order, double start, double end) {

  /** A space from here to what follows. */
  Letter spaceAfter(double next) {
    return new Letter(" ", Origin.SHAPE, font, order, end, next);
  }

  boolean isSpace() {
    return text.equals(" ");
  }
}
