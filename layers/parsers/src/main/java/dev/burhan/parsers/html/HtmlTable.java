package dev.burhan.parsers.html;

import dev.burhan.parsers.format.Block;
import dev.burhan.parsers.format.ParseBudget;
import dev.burhan.parsers.format.Table;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/** Gathers the rows of one table as its elements come. Not thread-safe. */
final class HtmlTable {

  private static final int CHARACTERS_PER_CELL = 3;

  /** A cell further right than this stretches over no row below it. */
  private static final int COLUMNS_MAX = 1_000;

  private final ParseBudget budget;
  private final Table table = new Table();

  /** For each column how many more rows a cell above covers; most tables need none. */
  private int[] covered = {};

  private List<List<Block>> cells = new ArrayList<>();

  HtmlTable(ParseBudget budget) {
    this.budget = budget;
  }

  void cell(Element element, List<Block> blocks) {
    coverCells();
    int rows = rowsBelow(element);
    if (rows > 0 && cells.size() < COLUMNS_MAX) {
      covered = covered.length == 0 ? new int[COLUMNS_MAX] : covered;
      covered[cells.size()] = rows;
    }
    add(blocks);
  }

  void endRow() {
    budget.step();
    coverCells();
    table.row(cells);
    cells = new ArrayList<>();
  }

  /** What the table came to; a row that was not ended is none. */
  List<Block> blocks() {
    return table.blocks();
  }

  /** Puts empty cells where those of rows above stretch down. */
  private void coverCells() {
    while (cells.size() < covered.length && covered[cells.size()] > 0) {
      covered[cells.size()]--;
      add(List.of());
    }
  }

  private void add(List<Block> blocks) {
    budget.characters(CHARACTERS_PER_CELL);
    cells.add(blocks);
  }

  private static int rowsBelow(Element cell) {
    try {
      return Math.max(Integer.parseInt(cell.attr("rowspan").strip()) - 1, 0);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
