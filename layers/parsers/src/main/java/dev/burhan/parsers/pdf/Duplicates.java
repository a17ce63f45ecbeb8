package dev.burhan.parsers.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Drops glyphs drawn again at nearly the same place, as programs do to make text look bold or to
 * give it a shadow. A letter doubled in a word, as in "ll", stands a whole width further on.
 */
final class Duplicates {

  /** Share of a glyph's width within which the same glyph is the same letter. */
  private static final double SHIFT_MAX = 0.35;

  /** Shadows of large titles lie no further off than this, in points. */
  private static final double DISTANCE_MAX = 3;

  private static final double CELL = DISTANCE_MAX;

  private Duplicates() {}

  private record Cell(long x, long y, String text) {}

  static List<Glyph> remove(List<Glyph> glyphs) {
    var kept = new ArrayList<Glyph>(glyphs.size());
    var places = new HashMap<Cell, List<Glyph>>();
    for (var glyph : glyphs) {
      if (glyph.isBlank()) {
        kept.add(glyph);
      } else if (isNew(glyph, places)) {
        kept.add(glyph);
        places.computeIfAbsent(cell(glyph, 0, 0), c -> new ArrayList<>()).add(glyph);
      }
    }
    return kept;
  }

  private static Cell cell(Glyph glyph, int right, int down) {
    return new Cell(
        (long) Math.floor(glyph.start() / CELL) + right,
        (long) Math.floor(glyph.baseline() / CELL) + down,
        glyph.text());
  }

  private static boolean isNew(Glyph glyph, Map<Cell, List<Glyph>> places) {
    for (int right = -1; right <= 1; right++) {
      for (int down = -1; down <= 1; down++) {
        for (var other : places.getOrDefault(cell(glyph, right, down), List.of())) {
          if (isSame(glyph, other)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static boolean isSame(Glyph a, Glyph b) {
    // A mark of no width is drawn twice only in the same place.
    double narrow = Math.min(a.width(), b.width());
    double shift = Math.max(0.1, Math.min(DISTANCE_MAX, SHIFT_MAX * narrow));
    return Math.abs(a.start() - b.start()) <= shift
        && Math.abs(a.baseline() - b.baseline()) <= shift
        && Math.abs(a.size() - b.size()) <= 0.2 * a.size();
  }
}
