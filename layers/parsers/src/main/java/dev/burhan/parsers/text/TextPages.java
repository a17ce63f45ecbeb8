package dev.burhan.parsers.text;

import dev.burhan.documents.ParsedPage;
import dev.burhan.parsers.format.ParseBudget;
import java.util.ArrayList;
import java.util.List;

/** Parts a text into its pages, character by character. Not thread-safe. */
final class TextPages {

  private final ParseBudget budget;
  private final List<ParsedPage> pages = new ArrayList<>();
  private final StringBuilder page = new StringBuilder();
  private boolean isAfterReturn;

  TextPages(ParseBudget budget) {
    this.budget = budget;
  }

  void add(char c) {
    switch (c) {
      case '\r' -> append('\n');
      case '\n' -> {
        // The return before it has ended the line already.
        if (!isAfterReturn) {
          append('\n');
        }
      }
      case '\f' -> end();
      default -> append(c);
    }
    isAfterReturn = c == '\r';
  }

  List<ParsedPage> parsed() {
    end();
    return pages;
  }

  private void append(char c) {
    budget.characters(1);
    page.append(c);
  }

  private void end() {
    pages.add(ParsedPage.of(page.toString()));
    budget.pages(pages.size());
    page.setLength(0);
  }
}
