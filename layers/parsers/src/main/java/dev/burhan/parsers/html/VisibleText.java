package dev.burhan.parsers.html;

import dev.burhan.documents.DocumentFault;
import dev.burhan.parsers.format.Block;
import dev.burhan.parsers.format.OverLimit;
import dev.burhan.parsers.format.ParseBudget;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Gathers the blocks that a page shows. It is led through the tree in a loop, not by recursion, so
 * that no depth of elements overflows the stack. Not thread-safe.
 */
final class VisibleText implements NodeFilter {

  private static final int NODES_PER_STEP = 256;

  /** Tables in each other: the text of the innermost is copied for each around it. */
  private static final int TABLES_MAX = 100;

  private final ParseBudget budget;
  private final Line line;

  /** Where finished blocks go: the page, or the cell in hand. */
  private final Deque<List<Block>> sinks = new ArrayDeque<>();

  private final Deque<HtmlList> lists = new ArrayDeque<>();
  private final Deque<HtmlTable> tables = new ArrayDeque<>();
  private int nodes;
  private int preformatted;
  private int headingDepth;
  private boolean isBelow;

  private VisibleText(ParseBudget budget) {
    this.budget = budget;
    this.line = new Line(budget);
  }

  static List<Block> of(Document page, ParseBudget budget) {
    var text = new VisibleText(budget);
    var blocks = new ArrayList<Block>();
    text.sinks.push(blocks);
    page.filter(text);
    text.endBlock();
    return blocks;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (++nodes % NODES_PER_STEP == 0) {
      budget.step();
    }
    if (node instanceof TextNode text) {
      text(text.getWholeText());
    } else if (node instanceof Element element) {
      if (Tags.isUnseen(element)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      open(element);
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      close(element);
    }
    return FilterResult.CONTINUE;
  }

  private void text(String text) {
    if (preformatted > 0) {
      line.preformatted(text);
    } else {
      line.flow(text);
    }
  }

  private void open(Element element) {
    var name = element.normalName();
    if (Tags.isBlock(name)) {
      endBlock();
    }
    switch (name) {
      case "br" -> line.lineBreak();
      case "h1", "h2", "h3", "h4", "h5", "h6" -> headingDepth = name.charAt(1) - '0';
      case "pre", "listing", "xmp", "plaintext" -> preformatted++;
      case "ul", "ol", "menu", "dir" -> lists.push(new HtmlList(element));
      case "li" -> item(element);
      case "dd" -> isBelow = true;
      case "table" -> table();
      case "td", "th" -> sinks.push(new ArrayList<>());
      default -> {}
    }
  }

  private void close(Element element) {
    var name = element.normalName();
    if (Tags.isBlock(name)) {
      endBlock();
      isBelow = false;
    }
    switch (name) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> headingDepth = 0;
      case "pre", "listing", "xmp", "plaintext" -> preformatted--;
      case "ul", "ol", "menu", "dir" -> lists.pop();
      case "li" -> line.dropMark();
      case "table" -> sinks.element().addAll(tables.pop().blocks());
      case "tr" -> endRow();
      case "td", "th" -> cell(element, sinks.pop());
      default -> {}
    }
  }

  private void table() {
    if (tables.size() == TABLES_MAX) {
      throw new OverLimit(DocumentFault.TOO_COMPLEX);
    }
    tables.push(new HtmlTable(budget));
  }

  private void item(Element element) {
    var list = lists.peek();
    line.mark(list == null ? "- " : list.mark(element));
    isBelow = lists.size() > 1 || (list != null && !list.isFirst());
  }

  private void cell(Element element, List<Block> blocks) {
    var table = tables.peek();
    if (table == null) {
      sinks.element().addAll(blocks);
    } else {
      table.cell(element, blocks);
    }
  }

  private void endRow() {
    var table = tables.peek();
    if (table != null) {
      table.endRow();
    }
  }

  private void endBlock() {
    var text = line.take();
    if (!text.isBlank()) {
      var shown = headingDepth > 0 ? text.replace('\n', ' ') : text;
      sinks.element().add(new Block(shown, headingDepth, isBelow));
      isBelow = false;
    }
  }
}
