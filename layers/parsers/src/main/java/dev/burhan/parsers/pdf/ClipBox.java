package dev.burhan.parsers.pdf;

import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Follows the box around the part of the page that is drawn at all. What is clipped away shows
 * nothing: browsers draw the ink of the next page's first line into this page and clip it.
 *
 * <p>Only the box around each clipping path is looked at, so nothing that shows is lost.
 */
final class ClipBox {

  /** Honest content nests a few deep; what lies deeper shares its clip. */
  private static final int DEPTH_MAX = 1_000;

  /** Lines set a little too wide lose their last letters to the clip, but are read whole. */
  private static final double BESIDE = 12;

  private static final double ABOVE = 3;

  private final double width;
  private final double height;
  private final Deque<Rectangle2D> outer = new ArrayDeque<>();
  private Rectangle2D box;
  private int tooDeep;

  ClipBox(double width, double height) {
    this.width = width;
    this.height = height;
    this.box = new Rectangle2D.Double(0, 0, width, height);
  }

  void push() {
    if (outer.size() < DEPTH_MAX) {
      outer.push(box);
    } else {
      tooDeep++;
    }
  }

  void pop() {
    if (tooDeep > 0) {
      tooDeep--;
    } else if (!outer.isEmpty()) {
      box = outer.pop();
    }
  }

  void narrow(Rectangle2D by) {
    box = box.createIntersection(by);
  }

  boolean holds(double x, double y) {
    return x >= Math.max(0, box.getMinX() - BESIDE)
        && x <= Math.min(width, box.getMaxX() + BESIDE)
        && y >= Math.max(0, box.getMinY() - ABOVE)
        && y <= Math.min(height, box.getMaxY() + ABOVE);
  }
}
