package dev.burhan.parsers.pdf;

import dev.burhan.parsers.pdf.PageNumbers.Folded;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Holds every line of a document with its numbers taken out, and how often each stands in it. */
final class FoldedLines {

  /** Pages that share more of their lines than this are copies of each other. */
  private static final double COPY = 0.5;

  /** As many lines are shared by pages of a few lines with a header and a footer. */
  private static final int SHARED_LINES_MIN = 6;

  private final Map<List<Integer>, Boolean> copies = new HashMap<>();
  private final List<List<Folded>> pages;
  private final Map<String, Integer> counts = new HashMap<>();

  FoldedLines(List<List<Line>> pages) {
    this.pages =
        pages.stream()
            .map(page -> page.stream().map(l -> PageNumbers.fold(l.text())).toList())
            .toList();
    this.pages.forEach(page -> page.forEach(l -> counts.merge(l.text(), 1, Integer::sum)));
  }

  Folded get(int page, int index) {
    return pages.get(page).get(index);
  }

  /** How often a line stands in the document. */
  int count(Folded line) {
    return counts.getOrDefault(line.text(), 0);
  }

  /**
   * Tells whether two pages say mostly the same, as certificates or letters to several people do:
   * what returns on them is their text.
   */
  boolean areCopies(int page, int other) {
    return copies.computeIfAbsent(
        List.of(Math.min(page, other), Math.max(page, other)),
        p -> shared(p.getFirst(), p.getLast()));
  }

  private boolean shared(int page, int other) {
    var lines = new HashSet<String>();
    pages.get(other).forEach(l -> lines.add(l.text()));
    long shared = pages.get(page).stream().filter(l -> lines.contains(l.text())).count();
    int shorter = Math.min(pages.get(page).size(), pages.get(other).size());
    return shared > SHARED_LINES_MIN && shared > COPY * shorter;
  }

  /** How often a line stands on one page. */
  long countOn(int page, Folded line) {
    return pages.get(page).stream().filter(l -> l.text().equals(line.text())).count();
  }
}
