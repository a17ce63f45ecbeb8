package dev.burhan.parsers.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins glyphs into segments. Programs draw the words of a page in any order, but the letters of a
 * word one after the other.
 *
 * <p>So glyphs drawn in a row that advance to the right stay together, even where one run of them
 * overlaps the next a little. The runs, from left to right, go each to the segment that ends just
 * before it at its height. Raised and lowered glyphs overlap their line by half of their height. A
 * line drawn between two glyphs, the border of a cell, parts them.
 */
final class Segments {

  /** Gaps as wide as this many sizes part segments: twice a wide space, half a column gap. */
  private static final double GAP_EMS = 1.0;

  /** In fonts with a wide space, as typewriters have, two spaces after a sentence do not. */
  private static final double GAP_SPACES = 2.5;

  /**
   * What was drawn in a row may still be apart: over a gap like this, other text may lie between.
   */
  private static final double RUN_GAP_EMS = 0.12;

  /** A run goes back no further than this many sizes. */
  private static final double BACK_EMS = 0.5;

  /** Share of its width by which a glyph may overlap the one before it, as italics do. */
  private static final double OVERLAP_MAX = 0.55;

  /** The same, in sizes: narrow letters overlap more. */
  private static final double OVERLAP_EMS = 0.25;

  /** Glyphs that share this much of the lower one's height stand on one line. */
  private static final double HEIGHT_SHARED_MIN = 0.5;

  /** Segments are looked up by their height in steps of this many points. */
  private static final double BUCKET = 8;

  /** No more segments than this can end near one place; beyond, the oldest are done. */
  private static final int OPEN_MAX = 200;

  private final Map<Long, List<Segment>> open = new HashMap<>();
  private final List<Segment> all = new ArrayList<>();
  private final List<Rule> borders;

  private Segments(List<Rule> borders) {
    this.borders = borders;
  }

  /** Segments of glyphs that run in one direction, in drawing order. */
  static List<Segment> of(List<Glyph> glyphs, List<Rule> rules) {
    var segments = new Segments(rules.stream().filter(r -> !r.isHorizontal()).toList());
    segments.runs(glyphs).stream()
        .sorted(Comparator.comparingDouble(r -> r.firstShown().start()))
        .forEach(segments::place);
    return segments.all;
  }

  private List<Segment> runs(List<Glyph> glyphs) {
    var runs = new ArrayList<Segment>();
    Glyph before = null;
    for (var glyph : glyphs) {
      if (before != null && !runs.isEmpty() && isInRun(runs.getLast(), before, glyph)) {
        runs.getLast().add(glyph);
      } else {
        runs.add(new Segment(glyph));
      }
      before = glyph.isMark() && before != null ? before : glyph;
    }
    return runs;
  }

  private boolean isInRun(Segment run, Glyph before, Glyph glyph) {
    var last = run.lastShown();
    double size = Math.max(last.size(), glyph.size());
    double gap = glyph.start() - last.end();
    boolean advances =
        (glyph.isMark() || glyph.end() >= last.end() - 0.1 * size)
            && glyph.start() >= last.start() - BACK_EMS * size;
    // Over a wider gap the glyph goes to the run that ends at it, perhaps another.
    boolean isNear =
        gap <= gapMax(run, glyph)
            && glyph.start() - before.end() <= RUN_GAP_EMS * size + before.tracking();
    boolean isLevel =
        glyph.isMark() ? Math.abs(run.baseline() - glyph.baseline()) <= size : isLevel(run, glyph);
    return isLevel && isNear && advances && !isParted(run, glyph);
  }

  private void place(Segment run) {
    var glyph = run.firstShown();
    Segment best = null;
    double nearest = Double.MAX_VALUE;
    long from = bucket(glyph.top() - glyph.size());
    long to = bucket(glyph.bottom() + glyph.size());
    for (long bucket = from; bucket <= to; bucket++) {
      for (var segment : open.getOrDefault(bucket, List.of())) {
        double distance = Math.abs(segment.baseline() - run.baseline());
        if (distance < nearest && follows(segment, glyph)) {
          best = segment;
          nearest = distance;
        }
      }
    }
    if (best != null) {
      run.glyphs().forEach(best::add);
    } else if (!run.isBlank()) {
      begin(run);
    }
  }

  private static long bucket(double y) {
    return (long) Math.floor(y / BUCKET);
  }

  private void begin(Segment run) {
    all.add(run);
    var bucket = open.computeIfAbsent(bucket(run.baseline()), b -> new ArrayList<>());
    // What ended far to the left takes nothing more.
    bucket.removeIf(s -> run.start() - s.end() > gapMax(s, run.lastShown()));
    if (bucket.size() >= OPEN_MAX) {
      bucket.removeFirst();
    }
    bucket.add(run);
  }

  private static double gapMax(Segment segment, Glyph glyph) {
    double size = Math.max(segment.size(), glyph.size());
    return size * Math.max(GAP_EMS, GAP_SPACES * glyph.typeface().spaceEms())
        + segment.lastShown().tracking();
  }

  private boolean follows(Segment segment, Glyph glyph) {
    double gap = glyph.start() - segment.end();
    double narrow = Math.min(glyph.width(), segment.lastShown().width());
    double overlapMax = Math.max(OVERLAP_MAX * narrow, OVERLAP_EMS * glyph.size());
    boolean isNext =
        gap <= gapMax(segment, glyph) && (glyph.isMark() || glyph.isBlank() || gap >= -overlapMax);
    return isNext && isLevel(segment, glyph) && !isParted(segment, glyph);
  }

  private static boolean isLevel(Segment segment, Glyph glyph) {
    double shared =
        Math.min(segment.bottom(), glyph.bottom()) - Math.max(segment.top(), glyph.top());
    double lower = Math.min(segment.bottom() - segment.top(), glyph.bottom() - glyph.top());
    return shared >= HEIGHT_SHARED_MIN * lower;
  }

  private boolean isParted(Segment segment, Glyph glyph) {
    double middle = (glyph.top() + glyph.bottom()) / 2;
    double left = (segment.lastShown().start() + segment.end()) / 2;
    double right = (glyph.start() + glyph.end()) / 2;
    return borders.stream()
        .anyMatch(b -> b.at() > left && b.at() < right && b.from() <= middle && b.to() >= middle);
  }
}
