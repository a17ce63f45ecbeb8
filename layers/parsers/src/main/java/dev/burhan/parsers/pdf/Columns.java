package dev.burhan.parsers.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the parts of a page into reading order: what stands above columns, each column, what stands
 * below, and so on within.
 *
 * <p>A gap down the page parts columns only when prose stands on both sides: some lines, of some
 * words, most of them filling their column. Tables, lists of labels and values, and signatures set
 * side by side do not, and are read across. Where a gap has parted columns on a page before, two
 * lines suffice.
 */
final class Columns {

  /** Where a gap has parted columns before, this many lines suffice. */
  private static final int LINES_AT_KNOWN_GAP_MIN = 2;

  /** Of the lines of prose, at least this share fills the column; others end paragraphs. */
  private static final double FILLED_LINES_MIN = 0.5;

  /** Fewer may, among headings and lists, where the sides are surely no rows of a table. */
  private static final double FILLED_LINES_UNEVEN_MIN = 0.3;

  /** White space above a line of this many line heights sets it apart from what stands above. */
  private static final double APART = 1.6;

  /** Headings are larger than the text above them by this factor. */
  private static final double LARGER = 1.1;

  /** More lines than this are no stray ones. */
  private static final int STRAY_LINES_MAX = 3;

  /** Columns stand at the same place from page to page within this many points. */
  private static final double GAP_STEP = 6;

  /** A page cannot hold more columns side by side and below each other. */
  private static final int DEPTH_MAX = 12;

  /** Ten times what the densest page holds; beyond, searching would take too long. */
  private static final int BOXES_MAX = 3_000;

  private final Set<Long> knownGaps = new HashSet<>();

  /** Splits the parts of a page into groups, each read from top to bottom, in reading order. */
  List<List<Box>> order(List<? extends Box> boxes) {
    var groups = new ArrayList<List<Box>>();
    order(new ArrayList<>(boxes), groups, 0);
    return groups;
  }

  private void order(List<Box> boxes, List<List<Box>> groups, int depth) {
    if (boxes.isEmpty()) {
      return;
    }
    boxes.sort(Comparator.comparingDouble(Box::top));
    boolean isSearched = depth < DEPTH_MAX && boxes.size() <= BOXES_MAX;
    var found = isSearched ? find(boxes) : Optional.<Split>empty();
    if (found.isEmpty()) {
      groups.add(boxes);
      return;
    }
    var split = found.get();
    knownGaps.add(gapKey(split.gap()));
    order(split.above(), groups, depth + 1);
    order(split.isRightToLeft() ? split.right() : split.left(), groups, depth + 1);
    order(split.isRightToLeft() ? split.left() : split.right(), groups, depth + 1);
    order(split.below(), groups, depth + 1);
  }

  private static long gapKey(double gap) {
    return Math.round(gap / GAP_STEP);
  }

  private boolean isKnown(double gap) {
    return knownGaps.contains(gapKey(gap))
        || knownGaps.contains(gapKey(gap) - 1)
        || knownGaps.contains(gapKey(gap) + 1);
  }

  /** Two columns with what stands above and below them. */
  private record Split(
      double gap, List<Box> above, List<Box> left, List<Box> right, List<Box> below) {

    boolean isRightToLeft() {
      return Scripts.isRightToLeft(segments(left), segments(right));
    }

    int size() {
      return left.size() + right.size();
    }
  }

  /** The gap that parts the most text. */
  private Optional<Split> find(List<Box> boxes) {
    var tried = new HashSet<Long>();
    Split best = null;
    for (var box : boxes) {
      double gap = box.start() - 2;
      if (tried.add(Math.round(gap / 2))) {
        for (var split : splits(boxes, gap)) {
          if ((best == null || split.size() > best.size()) && isColumns(split)) {
            best = split;
          }
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** The stretches of the page that nothing crosses at a gap. */
  private static List<Split> splits(List<Box> boxes, double gap) {
    var splits = new ArrayList<Split>();
    var blockers = boxes.stream().filter(b -> b.start() < gap - 1 && b.end() > gap + 1).toList();
    double top = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= blockers.size(); i++) {
      double bottom = i < blockers.size() ? blockers.get(i).middle() : Double.POSITIVE_INFINITY;
      if (bottom > top) {
        split(boxes, gap, top, bottom).ifPresent(splits::add);
      }
      top = Math.max(top, i < blockers.size() ? blockers.get(i).middle() : top);
    }
    return splits;
  }

  private static Optional<Split> split(List<Box> boxes, double gap, double top, double bottom) {
    var left = new ArrayList<Box>();
    var right = new ArrayList<Box>();
    for (var box : boxes) {
      if (box.middle() > top && box.middle() < bottom) {
        (box.centre() < gap ? left : right).add(box);
      }
    }
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    boolean isRightToLeft = Scripts.isRightToLeft(segments(left), segments(right));
    var first = isRightToLeft ? right : left;
    var second = isRightToLeft ? left : right;
    double from = trimmedTop(first, second, isRightToLeft);
    double to = trimmedBottom(first, second, bottom < Double.POSITIVE_INFINITY);
    left.removeIf(b -> b.middle() < from || b.middle() > to);
    right.removeIf(b -> b.middle() < from || b.middle() > to);
    var above = new ArrayList<Box>();
    var below = new ArrayList<Box>();
    var inside = new HashSet<Box>(left);
    inside.addAll(right);
    for (var box : boxes) {
      if (!inside.contains(box)) {
        (box.middle() < Math.max(from, top) || box.middle() <= top ? above : below).add(box);
      }
    }
    return Optional.of(new Split(gap, above, left, right, below));
  }

  /**
   * A few lines above the second column alone, apart from it and set in from where it begins, are
   * no part of it: a date, for example.
   */
  private static double trimmedTop(List<Box> first, List<Box> second, boolean isRightToLeft) {
    double top = first.getFirst().top();
    for (int i = 1; i < second.size() && i <= STRAY_LINES_MAX; i++) {
      var stray = second.subList(0, i);
      var rest = second.subList(i, second.size());
      double shift =
          isRightToLeft
              ? stray.stream().mapToDouble(b -> -b.end()).min().orElseThrow()
                  - rest.stream().mapToDouble(b -> -b.end()).min().orElseThrow()
              : stray.stream().mapToDouble(Box::start).min().orElseThrow()
                  - rest.stream().mapToDouble(Box::start).min().orElseThrow();
      if (stray.getLast().bottom() < top && isApart(second, i) && shift > height(stray.getLast())) {
        return stray.getLast().middle() + 0.01;
      }
    }
    return Double.NEGATIVE_INFINITY;
  }

  /**
   * A few lines below the first column alone, apart from it, belong to the text across the page
   * that follows: its heading. At the end of the page only larger type shows that it is one.
   */
  private static double trimmedBottom(List<Box> first, List<Box> second, boolean isFollowed) {
    for (int i = first.size() - 1; i > 0 && i >= first.size() - STRAY_LINES_MAX; i--) {
      boolean isHeading = height(first.get(i)) > LARGER * height(first.get(i - 1));
      if (first.get(i).top() > bottom(second) && isApart(first, i) && (isFollowed || isHeading)) {
        return first.get(i).middle() - 0.01;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static boolean isApart(List<Box> column, int index) {
    var box = column.get(index);
    return box.top() - column.get(index - 1).bottom() > APART * height(box);
  }

  private static double bottom(List<Box> boxes) {
    return boxes.stream().mapToDouble(Box::bottom).max().orElseThrow();
  }

  private static double height(Box box) {
    return box instanceof Segment segment ? segment.bottom() - segment.top() : 0;
  }

  private boolean isColumns(Split split) {
    int lines = isKnown(split.gap()) ? LINES_AT_KNOWN_GAP_MIN : Prose.LINES_MIN;
    var left = segments(split.left());
    var right = segments(split.right());
    // A last page whose columns hold a line or two.
    boolean isWholePage = split.above().isEmpty() && split.below().isEmpty();
    if (isKnown(split.gap()) && isWholePage && Prose.hasWords(left) && Prose.hasWords(right)) {
      return true;
    }
    if (Scripts.isRightToLeft(left) != Scripts.isRightToLeft(right)) {
      // Two languages side by side are two texts.
      return Prose.isProse(left, LINES_AT_KNOWN_GAP_MIN, 0)
          && Prose.isProse(right, LINES_AT_KNOWN_GAP_MIN, 0);
    }
    if (Math.min(left.size(), right.size()) < lines) {
      return false;
    }
    double filled = Prose.areLevel(left, right) ? FILLED_LINES_MIN : FILLED_LINES_UNEVEN_MIN;
    return Prose.isProse(left, lines, filled) && Prose.isProse(right, lines, filled);
  }

  private static List<Segment> segments(List<Box> boxes) {
    return boxes.stream().filter(Segment.class::isInstance).map(Segment.class::cast).toList();
  }
}
