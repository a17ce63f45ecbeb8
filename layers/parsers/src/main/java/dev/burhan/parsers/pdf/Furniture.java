package dev.burhan.parsers.pdf;

import dev.burhan.parsers.pdf.PageNumbers.Folded;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Drops headers, footers and page numbers: lines at the edges of pages that return from page to
 * page, the same but for numbers that grow with the pages.
 *
 * <p>From each edge inwards, a row goes when all of its lines return, and the first that does not
 * ends the search. So a title that is also the running header stays where it is a title, and what
 * appears once is never dropped. Documents of one or two pages lose no more than plain page
 * numbers.
 */
final class Furniture {

  /** Headers and footers have no more rows than this. */
  private static final int ROWS_MAX = 8;

  /** Lines at one place differ by no more than this many points. */
  private static final double PLACE = 6;

  /** On two pages alone, they must match this exactly. */
  private static final double EXACT_PLACE = 2;

  private static final double SIZE = 0.6;

  /**
   * A line that is furniture returns after this many pages at most: left and right pages differ.
   */
  private static final int RETURNS_WITHIN = 2;

  /** On this many pages a line must appear, or on two at exactly the same place. */
  private static final int PAGES_MIN = 3;

  /**
   * Furniture stands on pages of text too. What returns only on pages of a few lines is their text:
   * signatures, schedules left blank.
   */
  private static final int FULL_PAGES_MIN = 2;

  /** Of all places where a line stands, at least this share is alike, but for facing pages. */
  private static final double EDGES_SHARE = 0.3;

  /** A place at one edge of a page. */
  private record Edge(int page, boolean isTop, int rank, Line line, Folded folded) {}

  private final List<List<Line>> pages;
  private final List<BitSet> dropped = new ArrayList<>();
  private final PageRows rows;
  private final FoldedLines folded;
  private final Paging paging;
  private final Map<String, List<Edge>> edges = new HashMap<>();

  private Furniture(List<List<Line>> pages) {
    this.pages = pages;
    pages.forEach(p -> dropped.add(new BitSet()));
    this.rows = new PageRows(pages);
    this.folded = new FoldedLines(pages);
    this.paging = Paging.of(pages, rows, folded);
  }

  /** The lines of each page without furniture. */
  static List<List<Kept>> remove(List<List<Line>> pages) {
    var furniture = new Furniture(pages);
    furniture.gatherEdges();
    for (int page = 0; page < pages.size(); page++) {
      furniture.peel(page, true);
      furniture.peel(page, false);
    }
    furniture.dropMargins();
    EmbeddedPages.drop(pages, furniture.folded, furniture.dropped);
    return furniture.kept();
  }

  private void gatherEdges() {
    for (int page = 0; page < pages.size(); page++) {
      var ranks = rows.of(page);
      for (int rank = 0; rank < Math.min(ROWS_MAX, ranks.size()); rank++) {
        gather(page, true, rank, ranks.get(rank));
        gather(page, false, rank, ranks.get(ranks.size() - 1 - rank));
      }
    }
  }

  private void gather(int page, boolean isTop, int rank, List<Integer> row) {
    for (int index : row) {
      var line = pages.get(page).get(index);
      var edge = new Edge(page, isTop, rank, line, folded.get(page, index));
      edges.computeIfAbsent(isTop + edge.folded().text(), k -> new ArrayList<>()).add(edge);
    }
  }

  private void peel(int page, boolean isTop) {
    var ranks = rows.of(page);
    for (int rank = 0; rank < Math.min(ROWS_MAX, ranks.size()); rank++) {
      var row = ranks.get(isTop ? rank : ranks.size() - 1 - rank);
      for (int index : row) {
        if (!returns(page, isTop, rank, index)) {
          return;
        }
      }
      row.forEach(dropped.get(page)::set);
    }
  }

  private boolean returns(int page, boolean isTop, int rank, int index) {
    var line = pages.get(page).get(index);
    if (rank == 0 && paging.isNumberOf(page, line.text())) {
      return true;
    }
    if (pages.size() < PAGES_MIN) {
      return false;
    }
    var edge = new Edge(page, isTop, rank, line, folded.get(page, index));
    var alike = alike(edge);
    boolean isNear = alike.stream().anyMatch(o -> isNear(edge, o));
    boolean isExact = alike.stream().anyMatch(o -> isNear(edge, o) && isExact(edge, o));
    boolean isFurniture =
        edge.folded().isNumber() || (isOnFullPages(edge, alike) && !isTitle(edge, alike));
    return isNear && isFurniture && (alike.size() + 1 >= PAGES_MIN || (isExact && rank == 0));
  }

  /** The same line on other pages, once for each. */
  private List<Edge> alike(Edge edge) {
    var alike = new ArrayList<Edge>();
    for (var other : edges.getOrDefault(edge.isTop() + edge.folded().text(), List.of())) {
      boolean isCounted = !alike.isEmpty() && alike.getLast().page() == other.page();
      if (other.page() != edge.page()
          && !isCounted
          && isSame(edge, other)
          && !folded.areCopies(edge.page(), other.page())) {
        alike.add(other);
      }
    }
    return alike;
  }

  private static boolean isNear(Edge a, Edge b) {
    return Math.abs(a.page() - b.page()) <= RETURNS_WITHIN;
  }

  private boolean isOnFullPages(Edge edge, List<Edge> alike) {
    long full = alike.stream().filter(o -> rows.isFull(o.page())).count();
    return full + (rows.isFull(edge.page()) ? 1 : 0) >= FULL_PAGES_MIN
        && isAtEdges(edge, alike.size() + 1);
  }

  /** The first of the pages that name their schedule at the top is where the schedule begins. */
  private static boolean isTitle(Edge edge, List<Edge> alike) {
    boolean isFirst = alike.stream().noneMatch(o -> o.page() < edge.page() && isNear(edge, o));
    return edge.isTop()
        && isFirst
        && PageNumbers.isTitled(edge.line().text())
        && !edge.folded().alone().contains(true);
  }

  /** What stands on a page again, or more often within pages, such as signatures, is text. */
  private boolean isAtEdges(Edge edge, int edges) {
    return folded.countOn(edge.page(), edge.folded()) == 1
        && edges >= EDGES_SHARE * folded.count(edge.folded());
  }

  private static boolean isSame(Edge a, Edge b) {
    boolean isPlaced =
        Math.abs(a.line().baseline() - b.line().baseline()) <= PLACE
            || Math.abs(a.rank() - b.rank()) <= 1;
    boolean isAligned =
        Math.abs(a.line().start() - b.line().start()) <= PLACE
            || Math.abs(a.line().end() - b.line().end()) <= PLACE
            || Math.abs(a.line().centre() - b.line().centre()) <= PLACE;
    return isPlaced
        && isAligned
        && a.line().frame().equals(b.line().frame())
        && Math.abs(a.line().size() - b.line().size()) <= SIZE
        && a.folded().isSame(b.folded(), b.page() - a.page());
  }

  private static boolean isExact(Edge a, Edge b) {
    return Math.abs(a.line().baseline() - b.line().baseline()) <= EXACT_PLACE;
  }

  /** Text in the margin that runs in another direction, when it returns at its place. */
  private void dropMargins() {
    var places = new HashMap<String, List<int[]>>();
    for (int page = 0; page < pages.size(); page++) {
      var lines = pages.get(page);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).frame().equals(lines.getFirst().frame())) {
          var line = lines.get(i);
          var key =
              PageNumbers.fold(line.text()).text()
                  + line.frame()
                  + Math.round(line.start() / PLACE);
          places.computeIfAbsent(key, k -> new ArrayList<>()).add(new int[] {page, i});
        }
      }
    }
    for (var place : places.values()) {
      if (place.stream().mapToInt(p -> p[0]).distinct().count() >= PAGES_MIN) {
        place.forEach(p -> dropped.get(p[0]).set(p[1]));
      }
    }
  }

  private List<List<Kept>> kept() {
    var kept = new ArrayList<List<Kept>>();
    for (int page = 0; page < pages.size(); page++) {
      var lines = new ArrayList<Kept>();
      boolean isAfter = false;
      for (int i = 0; i < pages.get(page).size(); i++) {
        if (dropped.get(page).get(i)) {
          isAfter = true;
        } else {
          lines.add(new Kept(pages.get(page).get(i), isAfter));
          isAfter = false;
        }
      }
      kept.add(lines);
    }
    return kept;
  }
}
