package dev.burhan.parsers.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells running text from the cells of a table, labels and signatures. */
final class Prose {

  /** Text of fewer lines must look the more like prose. */
  static final int LINES_MIN = 4;

  /** Lines of prose have this many words, in narrow columns too. */
  private static final int WORDS_MIN = 3;

  private static final int WORDS_OF_FEW_LINES_MIN = 4;

  /** Words stand about this far apart, in sizes, where no spaces are drawn. */
  private static final double WORD_GAP = 0.18;

  /** A line fills its column from this share of its width on. */
  private static final double FILLED = 0.7;

  /** Rows of a table stand level: at least this share of lines does. */
  private static final double LEVEL_MIN = 0.6;

  private Prose() {}

  /**
   * Tells whether text has this many lines, most of them of some words, and this share of them as
   * wide as its column.
   */
  static boolean isProse(List<Segment> segments, int linesMin, double filledMin) {
    var words = new ArrayList<Integer>();
    int filled = 0;
    for (var column : byColumn(segments)) {
      double start = column.stream().mapToDouble(Segment::start).min().orElseThrow();
      double end = column.stream().mapToDouble(Segment::end).max().orElseThrow();
      for (var line : Row.of(column, false)) {
        words.add(line.segments().stream().mapToInt(Prose::words).sum());
        filled += line.end() - line.start() >= FILLED * (end - start) ? 1 : 0;
      }
    }
    words.sort(null);
    int wordsMin = words.size() < LINES_MIN ? WORDS_OF_FEW_LINES_MIN : WORDS_MIN;
    return words.size() >= linesMin
        && words.get((words.size() - 1) / 2) >= wordsMin
        && filled >= filledMin * words.size();
  }

  /** Tells whether lines have some words on the average. */
  static boolean hasWords(List<Segment> segments) {
    int words = segments.stream().mapToInt(Prose::words).sum();
    return words >= WORDS_MIN * Row.of(segments, false).size();
  }

  private static int words(Segment segment) {
    int words = 1;
    Glyph before = null;
    boolean isAfterBlank = false;
    for (var glyph : segment.glyphs()) {
      if (before != null && !glyph.isBlank()) {
        boolean isGap = glyph.start() - before.end() > WORD_GAP * glyph.size();
        words += isAfterBlank || isGap ? 1 : 0;
      }
      isAfterBlank = glyph.isBlank();
      before = glyph.isBlank() ? before : glyph;
    }
    return words;
  }

  /** A side may itself be columns: segments one below the other make one. */
  private static List<List<Segment>> byColumn(List<Segment> segments) {
    var columns = new TreeMap<Double, List<Segment>>();
    Map<Double, Double> ends = new HashMap<>();
    for (var segment :
        segments.stream().sorted(Comparator.comparingDouble(Segment::start)).toList()) {
      var last = columns.lastEntry();
      if (last != null && segment.start() < ends.getOrDefault(last.getKey(), 0.0)) {
        last.getValue().add(segment);
        ends.merge(last.getKey(), segment.end(), Math::max);
      } else {
        columns.put(segment.start(), new ArrayList<>(List.of(segment)));
        ends.put(segment.start(), segment.end());
      }
    }
    return List.copyOf(columns.values());
  }

  /**
   * Tells whether most lines stand at the height of one on the other side, as rows of tables do.
   */
  static boolean areLevel(List<Segment> left, List<Segment> right) {
    var heights = new HashSet<Long>();
    right.forEach(s -> heights.add(Math.round(s.baseline())));
    long level =
        left.stream()
            .map(s -> Math.round(s.baseline()))
            .filter(y -> heights.contains(y) || heights.contains(y - 1) || heights.contains(y + 1))
            .count();
    return level >= LEVEL_MIN * Math.min(left.size(), right.size());
  }
}
