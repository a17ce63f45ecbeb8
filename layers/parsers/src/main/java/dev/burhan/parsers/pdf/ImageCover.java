package dev.burhan.parsers.pdf;

import java.awt.geom.Rectangle2D;
import java.util.BitSet;

/**
 * Measures how much of a page images cover. Scanners cut a page into strips, and layers of one scan
 * lie on each other, so areas cannot simply be added up: cells of a grid are marked.
 */
final class ImageCover {

  private static final int CELLS = 40;

  private final double width;
  private final double height;
  private final BitSet covered = new BitSet(CELLS * CELLS);

  ImageCover(double width, double height) {
    this.width = width;
    this.height = height;
  }

  void add(Rectangle2D image) {
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < CELLS; column++) {
        double x = (column + 0.5) * width / CELLS;
        double y = (row + 0.5) * height / CELLS;
        if (image.contains(x, y)) {
          covered.set(row * CELLS + column);
        }
      }
    }
  }

  /** From 0 to 1. */
  double share() {
    return (double) covered.cardinality() / (CELLS * CELLS);
  }
}
