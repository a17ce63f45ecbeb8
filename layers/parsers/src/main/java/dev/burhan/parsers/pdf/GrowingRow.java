package dev.burhan.parsers.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds a row of a table whose cells may go on below.
 *
 * <p>What stands below goes on in a cell when the cell was full to its right, so that the next word
 * had to go below. The first cell, the row's label, goes on only in small letters, for a new row
 * begins with a label.
 */
final class GrowingRow {

  /** A cell as it grows downwards. */
  private static final class Cell {
    final StringBuilder text;
    final double start;
    double end;

    Cell(String text, double start, double end) {
      this.text = new StringBuilder(text);
      this.start = start;
      this.end = end;
    }
  }

  private final List<Cell> cells;
  private final boolean isRightToLeft;
  private final double end;
  private final Scribe scribe;

  GrowingRow(List<Cell> cells, boolean isRightToLeft, double end, Scribe scribe) {
    this.cells = cells;
    this.isRightToLeft = isRightToLeft;
    this.end = end;
    this.scribe = scribe;
  }

  /** The row that begins with these cells, in a column that ends at a place. */
  static GrowingRow of(
      Row row, List<List<Segment>> groups, boolean isRightToLeft, double end, Scribe scribe) {
    var cells = new ArrayList<Cell>();
    for (var group : groups) {
      var text = scribe.text(group, isRightToLeft);
      cells.add(new Cell(text, row.start(group.getFirst()), row.end(group.getLast())));
    }
    return new GrowingRow(cells, isRightToLeft, end, scribe);
  }

  /** Takes in what stands below, if each part of it goes on in a cell. */
  boolean takes(Row row, List<List<Segment>> groups) {
    var above = new ArrayList<Cell>();
    for (var group : groups) {
      int index = cellAbove(row, group);
      if (index < 0 || above.contains(cells.get(index))) {
        return false;
      }
      above.add(cells.get(index));
    }
    for (int i = 0; i < groups.size(); i++) {
      Hyphens.append(above.get(i).text, scribe.text(groups.get(i), isRightToLeft));
      above.get(i).end = row.end(groups.get(i).getLast());
    }
    return true;
  }

  private int cellAbove(Row row, List<Segment> group) {
    double start = row.start(group.getFirst());
    for (int i = cells.size() - 1; i >= 0; i--) {
      var cell = cells.get(i);
      if (start >= cell.start - row.size()) {
        double limit = i + 1 < cells.size() ? cells.get(i + 1).start - row.size() / 2 : end;
        double word = scribe.firstWord(group.getFirst(), isRightToLeft);
        boolean isFull = cell.end + row.size() / 4 + word > limit;
        boolean isLabel = i == 0 && !Sentence.startsLower(scribe.text(group, isRightToLeft));
        boolean isWithin = row.end(group.getLast()) <= limit + row.size();
        return isFull && !isLabel && isWithin ? i : -1;
      }
    }
    return -1;
  }

  String text() {
    return String.join(Rows.BETWEEN_CELLS, cells.stream().map(c -> c.text.toString()).toList());
  }
}
