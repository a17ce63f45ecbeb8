package dev.burhan.parsers.format;

/**
 * Holds a paragraph, an item of a list, or a row of a table.
 *
 * @param text may hold the characters of {@link Mark}
 * @param depth of a heading, 1 is outermost; 0 when it is none
 * @param isBelow it stands on the line below the block before it; else a blank line parts them
 */
public record Block(String text, int depth, boolean isBelow) {

  public static Block paragraph(String text) {
    return new Block(text, 0, false);
  }

  /** The same with other text. */
  public Block with(String other) {
    return new Block(other, depth, isBelow);
  }

  boolean isBlank() {
    return Mark.without(text).isBlank();
  }
}
