package dev.burhan.parsers.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers the segments of a column that stand at one height. */
final class Row {

  /** Segments whose baselines differ by less than this share of the size stand at one height. */
  private static final double LEVEL = 0.35;

  private static final double HEIGHT_SHARED_MIN = 0.6;

  /** No line holds more; beyond, looking at all of them would take too long. */
  private static final int SEGMENTS_MAX = 500;

  private final boolean isRightToLeft;
  private final List<Segment> segments = new ArrayList<>();

  private Row(Segment first, boolean isRightToLeft) {
    this.isRightToLeft = isRightToLeft;
    segments.add(first);
  }

  /** Rows from top to bottom. */
  static List<Row> of(List<Segment> segments, boolean isRightToLeft) {
    var rows = new ArrayList<Row>();
    var sorted = segments.stream().sorted(Comparator.comparingDouble(Segment::baseline)).toList();
    for (var segment : sorted) {
      Row row = null;
      for (int i = rows.size() - 1; i >= 0 && i >= rows.size() - 3 && row == null; i--) {
        row = rows.get(i).takes(segment) ? rows.get(i) : null;
      }
      if (row == null) {
        rows.add(new Row(segment, isRightToLeft));
      } else {
        row.segments.add(segment);
      }
    }
    rows.forEach(Row::sort);
    rows.sort(Comparator.comparingDouble(Row::baseline));
    return rows;
  }

  private boolean takes(Segment segment) {
    if (segments.size() >= SEGMENTS_MAX) {
      return false;
    }
    var first = segments.getFirst();
    double size = Math.min(first.size(), segment.size());
    double shared =
        Math.min(first.bottom(), segment.bottom()) - Math.max(first.top(), segment.top());
    boolean isLevel =
        Math.abs(first.baseline() - segment.baseline()) <= LEVEL * size
            || shared >= HEIGHT_SHARED_MIN * Math.min(height(first), height(segment));
    // One that lies over another is a line of its own.
    return isLevel
        && segments.stream()
            .noneMatch(
                s ->
                    Math.min(s.end(), segment.end()) - Math.max(s.start(), segment.start())
                        > 0.5 * size);
  }

  private static double height(Segment segment) {
    return segment.bottom() - segment.top();
  }

  private void sort() {
    segments.sort(Comparator.comparingDouble(s -> isRightToLeft ? -s.end() : s.start()));
  }

  /** In reading order. */
  List<Segment> segments() {
    return segments;
  }

  double baseline() {
    return largest().baseline();
  }

  double size() {
    return largest().size();
  }

  private Segment largest() {
    var largest = segments.getFirst();
    for (var segment : segments) {
      largest = segment.glyphs().size() > largest.glyphs().size() ? segment : largest;
    }
    return largest;
  }

  /** Where a segment begins in reading direction. */
  double start(Segment segment) {
    return isRightToLeft ? -segment.end() : segment.start();
  }

  double end(Segment segment) {
    return isRightToLeft ? -segment.start() : segment.end();
  }

  double start() {
    return start(segments.getFirst());
  }

  double end() {
    return end(segments.getLast());
  }
}
