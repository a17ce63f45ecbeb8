package dev.burhan.parsers.pdf;

import dev.burhan.parsers.pdf.Grid.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds tables by the lines drawn between their cells. Lines that touch belong to one table; a cell
 * ends where a line is drawn across the middle of its row or column, and spreads on where none is.
 */
final class Grids {

  /** Lines that should meet do so within this distance, in points. */
  private static final double NEAR = 3;

  /** An outer border that is not drawn lies further out than this. */
  private static final double CELL_MIN = 8;

  /** Larger grids are graph paper. */
  private static final int CELLS_MAX = 5_000;

  private final List<Rule> across;
  private final List<Rule> down;
  private final double[] xs;
  private final double[] ys;

  private Grids(List<Rule> rules) {
    across = rules.stream().filter(Rule::isHorizontal).toList();
    down = rules.stream().filter(r -> !r.isHorizontal()).toList();
    xs = edges(down, across);
    ys = edges(across, down);
  }

  /** What is found, and the segments that lie in no table. */
  record Found(List<Grid> grids, List<Segment> rest) {}

  static Found find(List<Rule> rules, List<Segment> segments) {
    var rest = new LinkedHashSet<>(segments);
    var grids = new ArrayList<Grid>();
    for (var group : touching(rules)) {
      var found = new Grids(group);
      if (found.isTable()) {
        found.fill(rest).ifPresent(grids::add);
      }
    }
    return new Found(grids, segments.stream().filter(rest::contains).toList());
  }

  /** Groups of lines that touch each other, directly or through others. */
  private static List<List<Rule>> touching(List<Rule> rules) {
    var group = new int[rules.size()];
    Arrays.setAll(group, i -> i);
    for (int i = 0; i < group.length; i++) {
      for (int j = 0; j < i; j++) {
        if (touches(rules.get(i), rules.get(j))) {
          group[root(group, i)] = root(group, j);
        }
      }
    }
    var groups = new TreeMap<Integer, List<Rule>>();
    for (int i = 0; i < group.length; i++) {
      groups.computeIfAbsent(root(group, i), g -> new ArrayList<>()).add(rules.get(i));
    }
    return List.copyOf(groups.values());
  }

  private static int root(int[] group, int i) {
    int root = i;
    while (group[root] != root) {
      group[root] = group[group[root]];
      root = group[root];
    }
    return root;
  }

  private static boolean touches(Rule a, Rule b) {
    if (a.isHorizontal() == b.isHorizontal()) {
      return Math.abs(a.at() - b.at()) <= NEAR
          && a.from() <= b.to() + NEAR
          && b.from() <= a.to() + NEAR;
    }
    return spans(a, b.at()) && spans(b, a.at());
  }

  private static boolean spans(Rule rule, double at) {
    return rule.from() - NEAR <= at && at <= rule.to() + NEAR;
  }

  /** Where cells begin and end: at the lines, and where the crossing lines end. */
  private static double[] edges(List<Rule> lines, List<Rule> crossing) {
    var places = new ArrayList<Double>();
    lines.forEach(l -> places.add(l.at()));
    if (!lines.isEmpty()) {
      crossing.stream().mapToDouble(Rule::from).min().ifPresent(places::add);
      crossing.stream().mapToDouble(Rule::to).max().ifPresent(places::add);
    }
    places.sort(null);
    var edges = new ArrayList<Double>();
    for (double place : places) {
      if (edges.isEmpty() || place - edges.getLast() > CELL_MIN) {
        edges.add(place);
      }
    }
    return edges.stream().mapToDouble(d -> d).toArray();
  }

  /** Boxes around a text, stacked or not, are no table: it takes two columns. */
  private boolean isTable() {
    return xs.length >= 3 && ys.length >= 2 && xs.length * ys.length <= CELLS_MAX;
  }

  private Optional<Grid> fill(Set<Segment> rest) {
    int rows = ys.length - 1;
    int columns = xs.length - 1;
    var cells = new ArrayList<List<Segment>>();
    for (int i = 0; i < rows * columns; i++) {
      cells.add(new ArrayList<>());
    }
    var inside = new ArrayList<Segment>();
    for (var segment : rest) {
      int row = place(ys, segment.middle());
      int column = place(xs, segment.centre());
      if (row >= 0 && column >= 0) {
        inside.add(segment);
        cells.get(owner(row, column)).add(segment);
      }
    }
    long filled = cells.stream().filter(c -> !c.isEmpty()).count();
    if (filled < 2) {
      return Optional.empty();
    }
    inside.forEach(rest::remove);
    var table = new ArrayList<List<Cell>>();
    for (int row = 0; row < rows; row++) {
      var line = new ArrayList<Cell>();
      for (int column = 0; column < columns; column++) {
        if (owner(row, column) == row * columns + column) {
          line.add(new Cell(List.copyOf(cells.get(row * columns + column))));
        }
      }
      table.add(line);
    }
    return Optional.of(new Grid(xs[0], xs[columns], ys[0], ys[rows], table));
  }

  private static int place(double[] edges, double at) {
    for (int i = 0; i + 1 < edges.length; i++) {
      if (edges[i] <= at && at < edges[i + 1]) {
        return i;
      }
    }
    return -1;
  }

  /** The cell that spreads over a place: go left and up until a line is drawn. */
  private int owner(int row, int column) {
    int left = column;
    while (left > 0 && !isDrawn(down, xs[left], middle(ys, row))) {
      left--;
    }
    int up = row;
    while (up > 0 && !isDrawn(across, ys[up], middle(xs, left))) {
      up--;
    }
    return up * (xs.length - 1) + left;
  }

  private static double middle(double[] edges, int index) {
    return (edges[index] + edges[index + 1]) / 2;
  }

  private static boolean isDrawn(List<Rule> rules, double at, double crossing) {
    return rules.stream()
        .anyMatch(
            r -> Math.abs(r.at() - at) <= CELL_MIN && r.from() <= crossing && crossing <= r.to());
  }
}
