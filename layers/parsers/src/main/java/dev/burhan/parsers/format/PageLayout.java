package dev.burhan.parsers.format;

import dev.burhan.documents.ParsedPage;
import dev.burhan.structure.HeadingMark;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays blocks out on pages. Not thread-safe. */
public final class PageLayout {

  private static final class Page {
    final StringBuilder text = new StringBuilder();
    final List<HeadingMark> headings = new ArrayList<>();
    boolean hasObject;
    boolean continues;

    boolean isEmpty() {
      return text.isEmpty() && !hasObject;
    }

    ParsedPage parsed() {
      return new ParsedPage(text.toString(), headings, false, continues);
    }
  }

  private final ParseBudget budget;
  private final List<Page> pages = new ArrayList<>(List.of(new Page()));

  /** A page was begun by its author and nothing has come since. */
  private boolean isBegun;

  /** The page on which the block in hand was last seen. */
  private @Nullable Page before;

  private PageLayout(ParseBudget budget) {
    this.budget = budget;
  }

  public static List<ParsedPage> of(List<Block> blocks, ParseBudget budget) {
    var layout = new PageLayout(budget);
    blocks.forEach(layout::add);
    return layout.pages.stream().map(Page::parsed).toList();
  }

  private void add(Block block) {
    before = null;
    var text = block.text();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (Mark.is(text.charAt(i))) {
        piece(block, text.substring(start, i).strip());
        mark(text.charAt(i));
        start = i + 1;
      }
    }
    piece(block, text.substring(start).strip());
  }

  private void mark(char mark) {
    switch (mark) {
      case Mark.PAGE -> begin(true);
      case Mark.PAGE_TOP -> {
        if (!pages.getLast().isEmpty()) {
          begin(true);
        }
        isBegun = true;
      }
      case Mark.PAGE_LAID_OUT -> {
        // Word writes it behind a break of the author's as well, which would count twice.
        if (!isBegun) {
          begin(false);
        }
        isBegun = false;
      }
      default -> {
        pages.getLast().hasObject = true;
        isBegun = false;
      }
    }
  }

  private void begin(boolean byAuthor) {
    pages.add(new Page());
    budget.pages(pages.size());
    isBegun = byAuthor;
  }

  private void piece(Block block, String piece) {
    if (piece.isEmpty()) {
      return;
    }
    var page = pages.getLast();
    if (before != null && before != page) {
      before.continues = true;
    }
    page.text.append(joint(page, block));
    if (block.depth() > 0 && before == null) {
      page.headings.add(new HeadingMark(page.text.length(), block.depth()));
    }
    page.text.append(piece);
    before = page;
    isBegun = false;
  }

  private String joint(Page page, Block block) {
    if (page.text.isEmpty()) {
      return "";
    }
    return before == page ? " " : block.isBelow() ? "\n" : "\n\n";
  }
}
