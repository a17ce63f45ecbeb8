package dev.burhan.parsers.pdf;

import java.util.List;

/**
 * Measures the lines of one column: whether a line is full, so that the next word had to go below,
 * or was ended on purpose.
 */
final class Column {

  /** A line counts as centred when its middle is this near to the column's, in sizes. */
  private static final double CENTRED = 0.8;

  /** And its ends are this far from the column's. */
  private static final double INDENTED = 1.5;

  /** Setting a line tightly gains this much, in sizes. */
  private static final double TIGHT = 0.35;

  private final double start;
  private final double end;

  private Column(double start, double end) {
    this.start = start;
    this.end = end;
  }

  /** The column that holds these lines. */
  static Column of(List<Line> lines) {
    return new Column(
        lines.stream().mapToDouble(Line::start).min().orElse(0),
        lines.stream().mapToDouble(Line::end).max().orElse(0));
  }

  double width() {
    return end - start;
  }

  /** Tells whether two lines are centred: not only in the middle, but beginning apart. */
  boolean areCentred(Line a, Line b) {
    return isCentred(a)
        && isCentred(b)
        && Math.abs(a.centre() - b.centre()) <= CENTRED * a.size() / 2
        && Math.abs(a.start() - b.start()) > CENTRED * a.size() / 2;
  }

  private boolean isCentred(Line line) {
    return Math.abs(line.centre() - (start + end) / 2) <= CENTRED * line.size()
        && line.start() - start > INDENTED * line.size()
        && end - line.end() > INDENTED * line.size();
  }

  /** Tells whether a line stands at the far side of the column, as dates and addresses do. */
  boolean isAtEnd(Line line) {
    return end - line.end() <= line.size() && line.start() - start > width() * 0.4;
  }

  /**
   * Room left on a line beyond the first word of the next, in points; negative when that word did
   * not fit.
   */
  double room(Line line, Line next) {
    return room(line, next, end);
  }

  /** The same, where the lines of a paragraph are known to end at another place. */
  double room(Line line, Line next, double end) {
    double left = areCentred(line, next) ? width() - line.width() : end - line.end();
    return left - line.space() - next.firstWord() - TIGHT * line.size();
  }

  double end() {
    return end;
  }

  double start() {
    return start;
  }
}
