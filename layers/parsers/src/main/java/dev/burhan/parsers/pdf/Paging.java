package dev.burhan.parsers.pdf;

import dev.burhan.parsers.pdf.PageNumbers.Folded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows by how much the numbers printed on pages differ from how many pages come before, so that a
 * page whose number stands at another place than on its neighbours has its number told all the
 * same.
 */
record Paging(int offset, boolean isKnown) {

  /** So many pages must agree. */
  private static final int PAGES_MIN = 3;

  /** And this share of all: contents and annexes may be numbered on their own. */
  private static final double SHARE_MIN = 0.3;

  static Paging of(List<List<Line>> pages, PageRows rows, FoldedLines folded) {
    if (pages.size() < PAGES_MIN) {
      return new Paging(1, true);
    }
    var votes = new HashMap<Integer, Integer>();
    for (int page = 0; page < pages.size(); page++) {
      var ranks = rows.of(page);
      if (!ranks.isEmpty()) {
        for (var row : List.of(ranks.getFirst(), ranks.getLast())) {
          for (int index : row) {
            vote(votes, page, folded.get(page, index));
          }
        }
      }
    }
    var most = votes.entrySet().stream().max(Map.Entry.comparingByValue());
    return most.filter(m -> m.getValue() >= Math.max(PAGES_MIN, SHARE_MIN * pages.size()))
        .map(m -> new Paging(m.getKey(), true))
        .orElse(new Paging(0, false));
  }

  private static void vote(Map<Integer, Integer> votes, int page, Folded line) {
    for (int i = 0; i < line.numbers().size(); i++) {
      if (line.alone().get(i) || line.isNumber()) {
        votes.merge(line.numbers().get(i) - page, 1, Integer::sum);
      }
    }
  }

  /** Tells whether a line is the number of a page, the first being page 0, and nothing else. */
  boolean isNumberOf(int page, String line) {
    var number = PageNumbers.read(line);
    return isKnown && number.isPresent() && number.getAsInt() == page + offset;
  }
}
