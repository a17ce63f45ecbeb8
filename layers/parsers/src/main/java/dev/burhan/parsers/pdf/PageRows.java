package dev.burhan.parsers.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Holds which lines of each page stand beside each other, from top to bottom. */
final class PageRows {

  /** Lines whose baselines are no further apart than this many points stand beside each other. */
  private static final double LEVEL = 3;

  /** A page is full from this share of the rows of the fuller pages on. */
  private static final double FULL = 0.4;

  private final List<List<List<Integer>>> pages;
  private final double fullRows;

  PageRows(List<List<Line>> pages) {
    this.pages = pages.stream().map(PageRows::rows).toList();
    var sizes = this.pages.stream().mapToInt(List::size).sorted().toArray();
    this.fullRows = sizes.length == 0 ? 0 : FULL * sizes[sizes.length * 3 / 4];
  }

  /** Indices of the lines of each row of a page; text that runs in another direction is in none. */
  List<List<Integer>> of(int page) {
    return pages.get(page);
  }

  /** Tells whether a page holds more than a few lines, as far as this document's pages do. */
  boolean isFull(int page) {
    return of(page).size() >= fullRows;
  }

  private static List<List<Integer>> rows(List<Line> page) {
    var rows = new ArrayList<List<Integer>>();
    var indices = new ArrayList<Integer>();
    for (int i = 0; i < page.size(); i++) {
      if (page.get(i).frame().equals(page.getFirst().frame())) {
        indices.add(i);
      }
    }
    indices.sort(Comparator.comparingDouble(i -> page.get(i).baseline()));
    double last = Double.NEGATIVE_INFINITY;
    for (int index : indices) {
      if (page.get(index).baseline() - last > LEVEL) {
        rows.add(new ArrayList<>());
        last = page.get(index).baseline();
      }
      rows.getLast().add(index);
    }
    return rows;
  }
}
