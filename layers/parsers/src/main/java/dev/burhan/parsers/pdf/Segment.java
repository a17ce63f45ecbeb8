package dev.burhan.parsers.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * Gathers glyphs that follow each other on one line without a wide gap. A line of prose is one
 * segment or, where it is stretched, a few; a row of a table is one for each cell.
 */
final class Segment implements Box {

  /** A glyph of this many times the size sets the line; smaller ones are raised or lowered. */
  private static final double LARGER = 1.15;

  private final List<Glyph> glyphs = new ArrayList<>();
  private Glyph firstShown;
  private Glyph lastShown;
  private double start;
  private double end;
  private double baseline;
  private double size;

  Segment(Glyph first) {
    firstShown = first;
    lastShown = first;
    glyphs.add(first);
    measure(first);
  }

  private void measure(Glyph glyph) {
    start = glyph.start();
    end = glyph.end();
    baseline = glyph.baseline();
    size = glyph.size();
  }

  void add(Glyph glyph) {
    glyphs.add(glyph);
    // A mark stands over the letter it was drawn with.
    if (glyph.isBlank() || glyph.isMark()) {
      return;
    }
    if (isBlank()) {
      firstShown = glyph;
      measure(glyph);
    }
    lastShown = glyph;
    start = Math.min(start, glyph.start());
    end = Math.max(end, glyph.end());
    if (glyph.size() > size * LARGER) {
      baseline = glyph.baseline();
      size = glyph.size();
    }
  }

  /** Nothing of it shows. */
  boolean isBlank() {
    return firstShown.isBlank();
  }

  /** As they stand, from left to right. */
  List<Glyph> glyphs() {
    return glyphs;
  }

  Glyph firstShown() {
    return firstShown;
  }

  Glyph lastShown() {
    return lastShown;
  }

  @Override
  public double start() {
    return start;
  }

  @Override
  public double end() {
    return end;
  }

  double baseline() {
    return baseline;
  }

  double size() {
    return size;
  }

  @Override
  public double top() {
    return baseline - 0.72 * size;
  }

  @Override
  public double bottom() {
    return baseline + 0.22 * size;
  }
}
