package dev.burhan.parsers.pdf;

import dev.burhan.parsers.format.ParseBudget;
import dev.burhan.parsers.pdf.Rows.LineNumbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts what is drawn on a page into lines in reading order. Text that runs in another direction
 * than most of the page, a stamp in the margin for example, comes last.
 */
final class PageLayout {

  private final Columns columns = new Columns();
  private final Scribe scribe = new Scribe();
  private final ParseBudget budget;

  PageLayout(ParseBudget budget) {
    this.budget = budget;
  }

  List<Line> lines(PageDrawing drawing) {
    var lines = new ArrayList<Line>();
    var numbers = new LineNumbers();
    drawing
        .byFrame()
        .forEach(
            (frame, glyphs) -> {
              var rules = drawing.rules().stream().flatMap(r -> frame.turn(r).stream()).toList();
              lines.addAll(lines(glyphs, rules, new Rows(scribe, numbers)));
            });
    return lines;
  }

  private List<Line> lines(List<Glyph> glyphs, List<Rule> rules, Rows rows) {
    var segments = Segments.of(glyphs, rules);
    scribe.turnTo(glyphs, segments);
    var tables = Grids.find(rules, segments);
    var boxes = new ArrayList<Box>(tables.rest());
    boxes.addAll(tables.grids());
    var lines = new ArrayList<Line>();
    for (var column : columns.order(boxes)) {
      budget.step();
      lines.addAll(lines(column, rows));
    }
    return lines;
  }

  /** Lines of a column, each of its drawn tables between what stands above and below it. */
  private static List<Line> lines(List<Box> column, Rows rows) {
    var lines = new ArrayList<Line>();
    var left = new ArrayList<Segment>();
    column.forEach(
        b -> {
          if (b instanceof Segment segment) {
            left.add(segment);
          }
        });
    var grids =
        column.stream()
            .filter(Grid.class::isInstance)
            .map(Grid.class::cast)
            .sorted(Comparator.comparingDouble(Grid::top))
            .toList();
    for (var grid : grids) {
      var above = left.stream().filter(s -> s.middle() < grid.top()).toList();
      left.removeAll(above);
      addProse(above, rows, lines);
      lines.addAll(rows.table(grid));
    }
    addProse(left, rows, lines);
    return lines;
  }

  private static void addProse(List<Segment> segments, Rows rows, List<Line> lines) {
    if (!segments.isEmpty()) {
      lines.addAll(rows.prose(List.copyOf(segments)));
    }
  }
}
