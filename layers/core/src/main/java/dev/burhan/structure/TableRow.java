package dev.burhan.structure;

/** Tells rows of a table, which parsers and Markdown write with a bar between cells. */
final class TableRow {

  private static final String BETWEEN_CELLS = " | ";

  /** How far into a line the first bar may stand. */
  private static final int FIRST_CELL_MAX = 500;

  private TableRow() {}

  static boolean is(String text, int start, int end) {
    if (text.charAt(start) == '|') {
      return text.indexOf('|', start + 1, end) >= 0;
    }
    int bar = text.indexOf(BETWEEN_CELLS, start, Math.min(end, start + FIRST_CELL_MAX));
    return bar > start;
  }
}
