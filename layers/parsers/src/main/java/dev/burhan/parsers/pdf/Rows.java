package dev.burhan.parsers.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes the lines of one column: lines of prose, and rows of tables whose cells are parted by a
 * tab.
 *
 * <p>A tab, because it is white space: a search or a quotation that folds white space finds the row
 * as it is read, and no character is added that the page does not show.
 */
final class Rows {

  static final String BETWEEN_CELLS = "\t";

  /** A cell goes on below itself at no more than this many sizes. */
  private static final double LINE_MAX = 1.6;

  /** Rows set closely follow each other within this many sizes. */
  private static final double ROW_MAX = 2.6;

  /** Rows of one table follow each other within this many sizes. */
  private static final double TABLE_MAX = 5;

  /** A cell that holds a text of its own has this many lines and letters. */
  private static final int TEXT_LINES_MIN = 4;

  private static final int TEXT_LETTERS_MIN = 150;

  /** A cell that holds a sentence has this many letters. */
  private static final int SENTENCE_LETTERS_MIN = 40;

  /** A line whose letters are bold but for a mark or two is bold. */
  private static final double BOLD_SHARE = 0.9;

  private final Scribe scribe;
  private final LineNumbers numbers;

  /** Numbers the tables and columns of a page. */
  static final class LineNumbers {
    private int tables;
    private int regions;

    int nextTable() {
      return ++tables;
    }

    int nextRegion() {
      return ++regions;
    }
  }

  Rows(Scribe scribe, LineNumbers numbers) {
    this.scribe = scribe;
    this.numbers = numbers;
  }

  /** Lines of text without drawn cells; where it has cells all the same, rows. */
  List<Line> prose(List<Segment> segments) {
    boolean isRightToLeft = Scripts.isRightToLeft(segments);
    var rows = Row.of(segments, isRightToLeft);
    var cells = new Cells(rows, scribe);
    double end = rows.stream().mapToDouble(Row::end).max().orElse(0);
    int region = numbers.nextRegion();
    var lines = new ArrayList<Line>();
    var table = new GrowingRow(List.of(), isRightToLeft, end, scribe);
    double last = 0;
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var groups = cells.of(i);
      double apart = (row.baseline() - last) / row.size();
      if (apart <= LINE_MAX && table.takes(row, groups)) {
        lines.set(lines.size() - 1, lines.getLast().withText(table.text()));
      } else if (groups.size() > 1) {
        table = GrowingRow.of(row, groups, isRightToLeft, end, scribe);
        takeIn(lines, row);
        boolean isSame = apart <= TABLE_MAX && !lines.isEmpty() && lines.getLast().isRow();
        int number = isSame ? lines.getLast().table() : numbers.nextTable();
        lines.add(line(table.text(), number, region, row, isRightToLeft));
      } else {
        table = new GrowingRow(List.of(), isRightToLeft, end, scribe);
        var text = scribe.text(groups.getFirst(), isRightToLeft);
        lines.add(line(text, 0, region, row, isRightToLeft));
      }
      last = row.baseline();
    }
    return lines;
  }

  /**
   * A line between two rows that ends no sentence is a row of one cell, or the next one's label.
   */
  private static void takeIn(List<Line> lines, Row next) {
    int last = lines.size() - 1;
    if (last < 1 || lines.get(last).isRow() || !lines.get(last - 1).isRow()) {
      return;
    }
    var line = lines.get(last);
    double above = line.baseline() - lines.get(last - 1).baseline();
    double below = next.baseline() - line.baseline();
    if (Math.max(above, below) <= ROW_MAX * line.size() && !Sentence.ends(line.text())) {
      lines.set(last, line.inTable(lines.get(last - 1).table()));
    }
  }

  /** Lines of a drawn table; a row whose cells are texts of their own is given cell by cell. */
  List<Line> table(Grid grid) {
    var lines = new ArrayList<Line>();
    int region = numbers.nextRegion();
    int number = numbers.nextTable();
    for (var row : grid.rows()) {
      var filled = row.stream().filter(c -> !c.segments().isEmpty()).toList();
      var all = filled.stream().flatMap(c -> c.segments().stream()).toList();
      boolean isRightToLeft = Scripts.isRightToLeft(all);
      var ordered = isRightToLeft ? filled.reversed() : filled;
      if (filled.stream().filter(c -> isText(c.segments())).count() > 1 || areLanguages(filled)) {
        ordered.forEach(c -> lines.addAll(prose(c.segments())));
        number = numbers.nextTable();
      } else if (!filled.isEmpty()) {
        var texts = ordered.stream().map(c -> cellText(c.segments())).toList();
        var first = Row.of(ordered.getFirst().segments(), isRightToLeft).getFirst();
        lines.add(line(String.join(BETWEEN_CELLS, texts), number, region, first, isRightToLeft));
      }
    }
    return lines;
  }

  /** Some lines of some words. */
  private static boolean isText(List<Segment> cell) {
    int letters = cell.stream().mapToInt(s -> s.glyphs().size()).sum();
    return Row.of(cell, false).size() >= TEXT_LINES_MIN && letters >= TEXT_LETTERS_MIN;
  }

  /** Two languages side by side. */
  private static boolean areLanguages(List<Grid.Cell> cells) {
    var texts = cells.stream().map(Grid.Cell::segments).filter(Rows::isSentence).toList();
    long arabic = texts.stream().filter(t -> Scripts.isRightToLeft(t)).count();
    return arabic > 0 && arabic < texts.size();
  }

  private static boolean isSentence(List<Segment> cell) {
    return cell.stream().mapToInt(s -> s.glyphs().size()).sum() >= SENTENCE_LETTERS_MIN;
  }

  private String cellText(List<Segment> cell) {
    boolean isRightToLeft = Scripts.isRightToLeft(cell);
    var text = new StringBuilder();
    for (var row : Row.of(cell, isRightToLeft)) {
      Hyphens.append(text, scribe.text(row.segments(), isRightToLeft));
    }
    return text.toString();
  }

  private Line line(String text, int table, int region, Row row, boolean isRightToLeft) {
    var glyphs =
        row.segments().stream()
            .flatMap(s -> s.glyphs().stream())
            .filter(g -> !g.isBlank())
            .toList();
    var sizes = glyphs.stream().mapToDouble(Glyph::size).sorted().toArray();
    double size = sizes[sizes.length / 2];
    long bold = glyphs.stream().filter(g -> g.typeface().isBold()).count();
    return new Line(
        text,
        glyphs.getFirst().frame(),
        table,
        region,
        isRightToLeft,
        row.start(),
        row.end(),
        row.baseline(),
        size,
        bold >= BOLD_SHARE * glyphs.size(),
        scribe.firstWord(row.segments().getFirst(), isRightToLeft),
        size * glyphs.getFirst().typeface().spaceEms());
  }
}
