package dev.burhan.parsers.pdf;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers the straight lines of a page from its paths: strokes, and boxes filled so thinly that
 * they look like strokes, as most programs draw the borders of tables.
 */
final class RuleCollector {

  /** A filled box up to this thick is a line. */
  private static final double THICKNESS_MAX = 3;

  /** Shorter lines are dashes, ticks or parts of pictures. */
  private static final double LENGTH_MIN = 6;

  /** A line leaning by no more than this is straight. */
  private static final double LEAN_MAX = 1;

  /** Beyond this many the page holds a drawing, and its lines are no tables. */
  private static final int RULES_MAX = 3_000;

  private static final int POINTS_MAX = 2_000;

  private final List<Rule> rules = new ArrayList<>();
  private final List<List<Point2D>> path = new ArrayList<>();
  private int points;
  private boolean isCurved;

  void moveTo(Point2D point) {
    path.add(new ArrayList<>());
    lineTo(point);
  }

  void lineTo(Point2D point) {
    if (!path.isEmpty() && points++ < POINTS_MAX) {
      path.getLast().add(point);
    }
  }

  void close() {
    if (!path.isEmpty() && !path.getLast().isEmpty()) {
      lineTo(path.getLast().getFirst());
    }
  }

  void curve() {
    isCurved = true;
  }

  void rectangle(Point2D a, Point2D b, Point2D c, Point2D d) {
    moveTo(a);
    lineTo(b);
    lineTo(c);
    lineTo(d);
    close();
  }

  /** Paints the path, or drops it, and begins a new one. */
  void paint(boolean isStroked, boolean isFilled) {
    if (!isCurved && points < POINTS_MAX) {
      for (var part : path) {
        paint(part, isStroked, isFilled);
      }
    }
    path.clear();
    points = 0;
    isCurved = false;
  }

  /**
   * The box around the path; none where there is no path, or one of curves that may reach further.
   */
  Optional<Rectangle2D> box() {
    if (isCurved || points == 0 || points >= POINTS_MAX) {
      return Optional.empty();
    }
    Rectangle2D box = null;
    for (var part : path) {
      for (var point : part) {
        if (box == null) {
          box = new Rectangle2D.Double(point.getX(), point.getY(), 0, 0);
        }
        box.add(point);
      }
    }
    return Optional.ofNullable(box);
  }

  private void paint(List<Point2D> part, boolean isStroked, boolean isFilled) {
    if (part.size() < 2) {
      return;
    }
    var box = new Rectangle2D.Double(part.getFirst().getX(), part.getFirst().getY(), 0, 0);
    part.forEach(box::add);
    if (Math.min(box.width, box.height) <= THICKNESS_MAX && (isFilled || isStroked)) {
      add(box.getMinX(), box.getCenterY(), box.getMaxX(), box.getCenterY());
      add(box.getCenterX(), box.getMinY(), box.getCenterX(), box.getMaxY());
    } else if (isStroked) {
      for (int i = 1; i < part.size(); i++) {
        var a = part.get(i - 1);
        var b = part.get(i);
        add(a.getX(), a.getY(), b.getX(), b.getY());
      }
    }
  }

  private void add(double x0, double y0, double x1, double y1) {
    if (rules.size() >= RULES_MAX) {
      return;
    }
    if (Math.abs(y1 - y0) <= LEAN_MAX && Math.abs(x1 - x0) >= LENGTH_MIN) {
      rules.add(new Rule(true, (y0 + y1) / 2, Math.min(x0, x1), Math.max(x0, x1)));
    } else if (Math.abs(x1 - x0) <= LEAN_MAX && Math.abs(y1 - y0) >= LENGTH_MIN) {
      rules.add(new Rule(false, (x0 + x1) / 2, Math.min(y0, y1), Math.max(y0, y1)));
    }
  }

  /** The lines of the page; none when there are so many that it holds a drawing. */
  List<Rule> rules() {
    return rules.size() >= RULES_MAX ? List.of() : List.copyOf(rules);
  }
}
