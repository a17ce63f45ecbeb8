package dev.burhan.parsers.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows how far apart the lines of one paragraph stand: as far as lines do of which the first is
 * full and the second goes on in the middle of a sentence. Documents differ, and so do pages of
 * one, such as double-spaced contracts with single-spaced schedules.
 */
final class LineSpacing {

  /** What is seen this often on a page holds for it. */
  private static final int SEEN_MIN = 4;

  /** Programs set lines this many sizes apart when nothing else is seen. */
  private static final double USUAL = 1.2;

  /** Lines further apart than this many sizes are not of one paragraph. */
  private static final double LINES_APART_MAX = 3.2;

  private static final double SIZE_STEP = 0.5;

  private final Map<Long, Double> document;

  private LineSpacing(Map<Long, Double> document) {
    this.document = document;
  }

  static LineSpacing of(List<List<Kept>> pages) {
    var seen = new HashMap<Long, List<Double>>();
    pages.forEach(p -> gather(p, seen));
    return new LineSpacing(medians(seen, 1));
  }

  /** What holds on one page, by size; the rest as in the document. */
  Map<Long, Double> onPage(List<Kept> page) {
    var seen = new HashMap<Long, List<Double>>();
    gather(page, seen);
    var spacing = new HashMap<>(document);
    spacing.putAll(medians(seen, SEEN_MIN));
    return spacing;
  }

  static double of(Map<Long, Double> spacing, Line line) {
    return spacing.getOrDefault(key(line), USUAL * line.size());
  }

  private static long key(Line line) {
    return Math.round(line.size() / SIZE_STEP);
  }

  private static void gather(List<Kept> page, Map<Long, List<Double>> seen) {
    var columns = Paragraphs.columns(page);
    for (int i = 1; i < page.size(); i++) {
      var a = page.get(i - 1).line();
      var b = page.get(i).line();
      double apart = b.baseline() - a.baseline();
      boolean isPair =
          !page.get(i).isAfterFurniture()
              && !a.isRow()
              && !b.isRow()
              && a.region() == b.region()
              && apart > 0
              && apart <= LINES_APART_MAX * a.size()
              && key(a) == key(b);
      var column = columns.get(a.region());
      if (isPair && column != null && Sentence.goesOn(a, b) && column.room(a, b) < 0) {
        seen.computeIfAbsent(key(a), k -> new ArrayList<>()).add(apart);
      }
    }
  }

  private static Map<Long, Double> medians(Map<Long, List<Double>> seen, int min) {
    var medians = new HashMap<Long, Double>();
    seen.forEach(
        (size, apart) -> {
          if (apart.size() >= min) {
            apart.sort(null);
            medians.put(size, apart.get(apart.size() / 2));
          }
        });
    return medians;
  }
}
