package dev.burhan.parsers.pdf;

import java.util.List;

/**
 * Holds a table whose cells are drawn, with the text in them.
 *
 * @param rows from top to bottom; cells from left to right, without those that another spreads over
 */
record Grid(double start, double end, double top, double bottom, List<List<Cell>> rows)
    implements Box {

  /** One cell. */
  record Cell(List<Segment> segments) {}

  Grid {
    rows = rows.stream().map(List::copyOf).toList();
  }
}
