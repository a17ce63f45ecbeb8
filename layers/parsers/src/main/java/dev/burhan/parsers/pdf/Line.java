package dev.burhan.parsers.pdf;

/**
 * Holds one line of text, or one row of a table, as it is read. All that is kept of a page.
 *
 * @param frame the direction in which it runs
 * @param table rows of one table share a number above 0; 0 for prose
 * @param region lines of one column share a number
 * @param start where it begins in reading direction: the left edge, or minus the right edge for
 *     text read from right to left
 * @param end where it ends in that direction
 * @param firstWord width of its first word
 * @param space width of a space
 */
record Line(
    String text,
    Frame frame,
    int table,
    int region,
    boolean isRightToLeft,
    double start,
    double end,
    double baseline,
    double size,
    boolean isBold,
    double firstWord,
    double space) {

  Line withText(String other) {
    return with(other, table);
  }

  Line inTable(int number) {
    return with(text, number);
  }

  private Line with(String newText, int newTable) {
    return new Line(
        newText,
        frame,
        newTable,
        region,
        isRightToLeft,
        start,
        end,
        baseline,
        size,
        isBold,
        firstWord,
        space);
  }

  boolean isRow() {
    return table > 0;
  }

  double width() {
    return end - start;
  }

  double centre() {
    return (start + end) / 2;
  }
}
