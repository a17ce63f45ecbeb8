package dev.burhan.parsers.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Joins the lines of a page into blocks: paragraphs, tables, and lines that were ended on purpose
 * such as those of an address.
 *
 * <p>A new paragraph begins after more space than lies between the lines of one, at a change of
 * size or weight, at a clause or an item of a list, after a short line, or at an indent after a
 * sentence's end. A sentence that goes on in small letters after a full line is never cut, whatever
 * lies between: joining two paragraphs costs little, cutting a sentence makes it impossible to
 * quote.
 */
final class Paragraphs {

  /** Space between paragraphs is this much wider than between lines. */
  private static final double WIDER = 1.3;

  /** A sentence goes on over no more space than this, a small picture. */
  private static final double WIDEST = 3;

  /** Sizes differ, in shares. */
  private static final double SIZE = 0.08;

  /** Indents are at least this wide, in sizes. */
  private static final double INDENT = 0.9;

  /** A line ended on purpose, though not at a sentence's end, leaves this much room, in sizes. */
  private static final double SHORT = 4;

  /** A line that goes on elsewhere reaches this far of the width of the column it goes on in. */
  private static final double FULL_SHARE = 0.75;

  /** A shorter line that ends no sentence is a title rather than the middle of one. */
  private static final double LINE_SHARE = 0.4;

  /** How two lines join. */
  enum Joint {
    SPACE,
    LINE,
    PARAGRAPH
  }

  private final Map<Integer, Column> columns;
  private final Map<Long, Double> spacing;

  private Paragraphs(List<Kept> page, LineSpacing spacing) {
    this.columns = columns(page);
    this.spacing = spacing.onPage(page);
  }

  static Map<Integer, Column> columns(List<Kept> page) {
    var columns = new HashMap<Integer, Column>();
    page.stream()
        .map(Kept::line)
        .collect(Collectors.groupingBy(Line::region))
        .forEach((region, lines) -> columns.put(region, Column.of(lines)));
    return columns;
  }

  /** The blocks of a page in reading order. */
  static List<Block> of(List<Kept> page, LineSpacing spacing) {
    var paragraphs = new Paragraphs(page, spacing);
    var blocks = new ArrayList<Block>();
    for (int i = 0; i < page.size(); i++) {
      var line = page.get(i).line();
      var joint =
          blocks.isEmpty() ? Joint.PARAGRAPH : paragraphs.joint(blocks.getLast(), page.get(i));
      if (joint == Joint.PARAGRAPH) {
        blocks.add(
            new Block(paragraphs.columns.getOrDefault(line.region(), Column.of(List.of(line)))));
      }
      blocks.getLast().add(joint, line);
    }
    return blocks;
  }

  private Joint joint(Block block, Kept kept) {
    var a = block.last();
    var b = kept.line();
    if (a.isRow() || b.isRow()) {
      return a.table() == b.table() && a.region() == b.region() ? Joint.LINE : Joint.PARAGRAPH;
    }
    if (!a.frame().equals(b.frame())) {
      return Joint.PARAGRAPH;
    }
    if (a.region() != b.region()) {
      return goesOnElsewhere(block, b, columns.getOrDefault(b.region(), Column.of(List.of(b))))
          ? Joint.SPACE
          : Joint.PARAGRAPH;
    }
    double apart = (b.baseline() - a.baseline()) / LineSpacing.of(spacing, a);
    var column = columns.getOrDefault(a.region(), Column.of(List.of(a, b)));
    boolean isFull = column.room(a, b, block.end()) < 0;
    boolean isSameStyle = isSameSize(a, b) && a.isBold() == b.isBold();
    if (isFull && Sentence.goesOn(a, b) && (isSameStyle || Sentence.startsLower(b.text()))) {
      return apart <= WIDEST || kept.isAfterFurniture() ? Joint.SPACE : Joint.PARAGRAPH;
    }
    if (!isSameSize(a, b) || (a.isBold() != b.isBold() && !isFull)) {
      return Joint.PARAGRAPH;
    }
    if (apart > WIDER && !kept.isAfterFurniture()) {
      return Joint.PARAGRAPH;
    }
    return close(block, column, a, b, isFull);
  }

  private static boolean isSameSize(Line a, Line b) {
    return Math.abs(a.size() - b.size()) <= SIZE * Math.max(a.size(), b.size());
  }

  /** How lines join that stand as close as those of one paragraph. */
  private static Joint close(Block block, Column column, Line a, Line b, boolean isFull) {
    boolean isEnded = Sentence.ends(a.text());
    double shift = (b.start() - block.bodyStart()) / b.size();
    if (column.areCentred(a, b)) {
      return isFull || a.isBold() || Sentence.goesOn(a, b) ? Joint.SPACE : Joint.LINE;
    }
    // The second line of a paragraph shows how far the others are set in.
    boolean isShifted = block.lines().size() > 1 ? Math.abs(shift) > INDENT : shift > INDENT;
    if (isFull) {
      boolean isItem =
          Markers.begins(b.text())
              && (isEnded
                  || Sentence.endsItem(a.text())
                  || (isShifted && !Sentence.isOpen(a.text())));
      boolean isHanging = block.lines().size() == 1 && Markers.begins(a.text());
      return isItem || (isEnded && isShifted && !isHanging) ? Joint.PARAGRAPH : Joint.SPACE;
    }
    if (isEnded || Markers.begins(b.text())) {
      return Joint.PARAGRAPH;
    }
    if (Sentence.goesOn(a, b)) {
      return Joint.SPACE;
    }
    boolean isShort = column.room(a, b, block.end()) > SHORT * a.size();
    return Markers.mayBegin(b.text()) ? Joint.PARAGRAPH : isShort ? Joint.LINE : Joint.SPACE;
  }

  /** Tells whether a sentence goes on in the next column or on the next page. */
  static boolean goesOnElsewhere(Block block, Line b, Column next) {
    var a = block.last();
    boolean isAlike =
        !a.isRow()
            && !b.isRow()
            && a.frame().equals(b.frame())
            && isSameSize(a, b)
            && a.isRightToLeft() == b.isRightToLeft();
    if (!isAlike || Sentence.ends(a.text())) {
      return false;
    }
    return Sentence.startsLower(b.text())
        || (a.isBold() == b.isBold() && (Sentence.isOpen(a.text()) || isMiddle(block, b, next)));
  }

  /** A word in capitals, a number or Arabic: the line before must leave no other reading. */
  private static boolean isMiddle(Block block, Line b, Column next) {
    var a = block.last();
    boolean isFull =
        block.column().room(a, b, block.end()) < 0
            && a.end() - block.column().start() >= FULL_SHARE * next.width();
    // A paragraph of some lines does not end without a stop, whatever its last line looks like.
    boolean isParagraph =
        block.lines().size() > 1
            && !block.hasBreaks()
            && block.first().width() >= FULL_SHARE * next.width();
    boolean isLine = b.width() >= LINE_SHARE * next.width() || Sentence.ends(b.text());
    return (isFull || isParagraph) && isLine && !a.isBold() && !Markers.mayBegin(b.text());
  }
}
