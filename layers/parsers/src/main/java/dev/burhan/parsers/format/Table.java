package dev.burhan.parsers.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes the rows of a table. A row that holds data becomes one line; one that holds prose laid out
 * in columns, such as a contract in two languages, becomes the paragraphs of one cell after those
 * of the other. Not thread-safe.
 */
public final class Table {

  private static final String BETWEEN_CELLS = " | ";

  /** Tables within cells, which stand on the line of the row they are in. */
  private static final String BETWEEN_INNER_CELLS = ", ";

  private static final String BETWEEN_INNER_ROWS = "; ";

  /** A row with several paragraphs in a cell that is longer than this is prose. */
  private static final int LINE_MAX = 1_000;

  private final List<Block> blocks = new ArrayList<>();
  private boolean isAfterLine;

  public void row(List<List<Block>> cells) {
    if (isProse(cells)) {
      blocks.addAll(paragraphs(cells));
      isAfterLine = false;
    } else {
      var line = line(cells);
      if (!line.text().isEmpty()) {
        blocks.add(line);
        isAfterLine = true;
      }
    }
  }

  public List<Block> blocks() {
    return blocks;
  }

  private static boolean isProse(List<List<Block>> cells) {
    boolean hasParagraphs =
        cells.stream().anyMatch(c -> c.stream().filter(b -> !b.isBlank()).limit(2).count() > 1);
    long length = cells.stream().flatMap(List::stream).mapToLong(b -> b.text().length()).sum();
    return hasParagraphs && (cells.size() == 1 || length > LINE_MAX);
  }

  /** Pages that begin in one cell begin in those beside it too: they count once. */
  private static List<Block> paragraphs(List<List<Block>> cells) {
    int leading = leading(cells);
    var paragraphs = new ArrayList<Block>();
    for (int i = 0; i < cells.size(); i++) {
      boolean leads = i == leading;
      cells.get(i).forEach(b -> paragraphs.add(leads ? b : b.with(Mark.without(b.text()))));
    }
    return paragraphs;
  }

  private Block line(List<List<Block>> cells) {
    var texts = new ArrayList<>(cells.stream().map(Table::flat).toList());
    while (!texts.isEmpty() && texts.getLast().isEmpty()) {
      texts.removeLast();
    }
    var line = String.join(BETWEEN_CELLS, texts).strip();
    var marked = cells.isEmpty() ? "" : marked(cells.get(leading(cells)));
    var pages = Mark.pagesOf(marked);
    boolean isOnNewPage = Mark.isPage(firstSeen(marked));
    return new Block(isOnNewPage ? pages + line : line + pages, depth(cells), isAfterLine);
  }

  private static String flat(List<Block> cell) {
    var text = new StringBuilder();
    boolean isAfterRow = false;
    for (var block : cell) {
      var piece = Mark.without(block.text()).strip();
      if (!piece.isEmpty()) {
        boolean isRow = piece.contains(BETWEEN_CELLS);
        text.append(text.isEmpty() ? "" : isAfterRow && isRow ? BETWEEN_INNER_ROWS : " ");
        text.append(piece.replace(BETWEEN_CELLS, BETWEEN_INNER_CELLS).replace('\n', ' '));
        isAfterRow = isRow;
      }
    }
    return text.toString();
  }

  /** The row is a heading when all there is in it is one. */
  private static int depth(List<List<Block>> cells) {
    var filled = cells.stream().flatMap(List::stream).filter(b -> !b.isBlank()).limit(2).toList();
    return filled.size() == 1 ? filled.getFirst().depth() : 0;
  }

  /** The first cell among those in which most pages begin. */
  private static int leading(List<List<Block>> cells) {
    int leading = 0;
    int most = 0;
    for (int i = 0; i < cells.size(); i++) {
      int pages = Mark.pagesOf(marked(cells.get(i))).length();
      if (pages > most) {
        leading = i;
        most = pages;
      }
    }
    return leading;
  }

  private static String marked(List<Block> cell) {
    var text = new StringBuilder();
    cell.forEach(block -> text.append(block.text()));
    return text.toString();
  }

  /** The first character that is a mark or can be seen, else a space. */
  private static char firstSeen(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Mark.is(c) || !Character.isWhitespace(c)) {
        return c;
      }
    }
    return ' ';
  }
}
