package dev.burhan.parsers.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides which segments of a row are cells of a table and which are parts of a line of prose.
 *
 * <p>A wide gap parts cells, and so does a narrower one at a place where the row above or below has
 * one too. The number of a clause never stands apart from the clause, and a line that goes on at
 * the beginning of the next is prose however it is stretched.
 */
final class Cells {

  /** Gaps as wide as this many sizes part cells. */
  private static final double GAP_EMS = 2.0;

  /** Places of a table's columns agree within this share of the size. */
  private static final double ALIGNED = 0.35;

  /** Rows further apart than this many sizes do not belong to one table. */
  private static final double ROWS_APART = 4;

  /** A row of more segments is no row of a table. */
  private static final int SEGMENTS_MAX = 200;

  /** Text that goes on begins this near to where its line began, in sizes. */
  private static final double GOES_ON = 1.5;

  private final List<Row> rows;
  private final Scribe scribe;
  private final double start;
  private final double end;

  Cells(List<Row> rows, Scribe scribe) {
    this.rows = rows;
    this.scribe = scribe;
    this.start = rows.stream().mapToDouble(Row::start).min().orElse(0);
    this.end = rows.stream().mapToDouble(Row::end).max().orElse(0);
  }

  /** The segments of a row by cell, in reading order; a line of prose is one cell. */
  List<List<Segment>> of(int index) {
    var row = rows.get(index);
    var cells = new ArrayList<List<Segment>>();
    if (row.segments().size() > SEGMENTS_MAX) {
      return List.of(row.segments());
    }
    for (int i = 0; i < row.segments().size(); i++) {
      if (i == 0 || isApart(index, i)) {
        cells.add(new ArrayList<>());
      }
      cells.getLast().add(row.segments().get(i));
    }
    boolean isProse = cells.size() > 1 && (isStretched(row) || goesOn(index));
    return isProse ? List.of(row.segments()) : cells;
  }

  /** A line set to the full width with few words in it has gaps that are all alike. */
  private boolean isStretched(Row row) {
    var segments = row.segments();
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int i = 1; i < segments.size(); i++) {
      double gap = row.start(segments.get(i)) - row.end(segments.get(i - 1));
      least = Math.min(least, gap);
      most = Math.max(most, gap);
    }
    boolean isWide =
        row.start() - start <= GOES_ON * row.size() && end - row.end() <= GOES_ON * row.size();
    return segments.size() > 2 && isWide && most - least <= ALIGNED * row.size();
  }

  private boolean isApart(int index, int at) {
    var row = rows.get(index);
    var before = row.segments().get(at - 1);
    var segment = row.segments().get(at);
    if (at == 1 && isNumber(row, before)) {
      return false;
    }
    double gap = row.start(segment) - row.end(before);
    return gap >= GAP_EMS * row.size()
        || isAligned(row, segment, index - 1)
        || isAligned(row, segment, index + 1);
  }

  /** The number of a clause; one without a mark after it only where nothing else stands apart. */
  private boolean isNumber(Row row, Segment first) {
    var text = scribe.text(List.of(first), false);
    return Markers.isMarker(text) || (row.segments().size() == 2 && Markers.isNumber(text));
  }

  private boolean isAligned(Row row, Segment segment, int other) {
    if (other < 0 || other >= rows.size()) {
      return false;
    }
    var near = rows.get(other);
    double tolerance = ALIGNED * row.size();
    boolean isNear = Math.abs(near.baseline() - row.baseline()) <= ROWS_APART * row.size();
    return isNear
        && near.segments().stream()
            .skip(1)
            .anyMatch(
                s ->
                    Math.abs(s.start() - segment.start()) <= tolerance
                        || Math.abs(s.end() - segment.end()) <= tolerance);
  }

  private boolean goesOn(int index) {
    if (index + 1 >= rows.size()) {
      return false;
    }
    var row = rows.get(index);
    var next = rows.get(index + 1);
    boolean isFull = end - row.end() <= GOES_ON * row.size();
    boolean isAtStart =
        next.segments().size() == 1 && next.start() < row.start(row.segments().get(1)) - row.size();
    boolean isNear = next.baseline() - row.baseline() <= 2.5 * row.size();
    return isFull
        && isAtStart
        && isNear
        && Sentence.startsLower(scribe.text(next.segments(), false));
  }
}
