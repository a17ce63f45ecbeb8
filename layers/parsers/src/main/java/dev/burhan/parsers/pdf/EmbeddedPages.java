package dev.burhan.parsers.pdf;

import dev.burhan.parsers.pdf.PageNumbers.Folded;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Drops the page numbers, with their headers and footers, of a document that was printed anew from
 * a form that had pages of its own, so that they stand in the middle of pages. Filings do.
 *
 * <p>Such numbers stand alone in their lines and count up by one, some lines apart, several times
 * over. Beside them, lines that return at many of them go too.
 */
final class EmbeddedPages {

  /** So many numbers in a row are no coincidence. */
  private static final int CHAIN_MIN = 4;

  /** Pages hold more lines than this on the average. */
  private static final int LINES_A_PAGE_MIN = 10;

  /** Even a short page holds some. */
  private static final int LINES_APART_MIN = 2;

  /** No page holds more than this. */
  private static final int LINES_APART_MAX = 200;

  /** A header or footer returns at this share of the numbers at least; sections have their own. */
  private static final double RETURNING = 0.2;

  /** What stands elsewhere more often than beside page numbers is text. */
  private static final double BESIDE_SHARE = 0.6;

  /** Headers and footers have no more parts beside each other. */
  private static final int CELLS_MAX = 5;

  /** Headers and footers have no more lines than this. */
  private static final int BESIDE_MAX = 4;

  /** More lines that look like page numbers than this are a table. */
  private static final int CANDIDATES_MAX = 4_000;

  private record Place(int page, int index) {}

  /**
   * A line with a page number.
   *
   * @param beside what else stands in it
   */
  private record Candidate(int at, int number, String beside, double size) {}

  private final List<Line> lines = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final FoldedLines folded;
  private final List<BitSet> dropped;

  private EmbeddedPages(List<List<Line>> pages, FoldedLines folded, List<BitSet> dropped) {
    this.folded = folded;
    this.dropped = dropped;
    for (int page = 0; page < pages.size(); page++) {
      for (int i = 0; i < pages.get(page).size(); i++) {
        lines.add(pages.get(page).get(i));
        places.add(new Place(page, i));
      }
    }
  }

  static void drop(List<List<Line>> pages, FoldedLines folded, List<BitSet> dropped) {
    var embedded = new EmbeddedPages(pages, folded, dropped);
    var left = embedded.candidates();
    var chain = chain(left);
    while (isPaging(chain)) {
      var places = chain.stream().map(Candidate::at).toList();
      places.forEach(embedded::drop);
      embedded.dropBeside(places, -1);
      embedded.dropBeside(places, 1);
      left.removeAll(chain);
      chain = chain(left);
    }
  }

  private static boolean isPaging(List<Candidate> chain) {
    return chain.size() >= CHAIN_MIN
        && chain.getLast().at() - chain.getFirst().at() >= LINES_A_PAGE_MIN * (chain.size() - 1);
  }

  private void drop(int at) {
    dropped.get(places.get(at).page()).set(places.get(at).index());
  }

  /** The longest run of page numbers. */
  private static List<Candidate> chain(List<Candidate> candidates) {
    var length = new int[candidates.size()];
    var previous = new int[candidates.size()];
    int best = -1;
    for (int i = 0; i < length.length; i++) {
      length[i] = 1;
      previous[i] = -1;
      int first = candidates.get(i).at() - LINES_APART_MAX;
      for (int j = i - 1; j >= 0 && candidates.get(j).at() >= first; j--) {
        if (follows(candidates.get(j), candidates.get(i)) && length[j] + 1 > length[i]) {
          length[i] = length[j] + 1;
          previous[i] = j;
        }
      }
      best = best < 0 || length[i] > length[best] ? i : best;
    }
    var chain = new ArrayList<Candidate>();
    for (int i = best; i >= 0; i = previous[i]) {
      chain.add(candidates.get(i));
    }
    return chain.reversed();
  }

  private List<Candidate> candidates() {
    var candidates = new ArrayList<Candidate>();
    for (int i = 0; i < lines.size(); i++) {
      if (isAlone(i)) {
        candidate(i).ifPresent(candidates::add);
      }
    }
    return candidates.size() > CANDIDATES_MAX ? new ArrayList<>() : candidates;
  }

  /** A line that is a page number, or a row that begins or ends with one. */
  private Optional<Candidate> candidate(int at) {
    var cells = List.of(lines.get(at).text().split(Rows.BETWEEN_CELLS, CELLS_MAX));
    for (int i : new int[] {cells.size() - 1, 0}) {
      var number = PageNumbers.read(cells.get(i));
      if (number.isPresent()) {
        var beside = new ArrayList<>(cells);
        beside.remove(i);
        return Optional.of(
            new Candidate(at, number.getAsInt(), String.join(" ", beside), lines.get(at).size()));
      }
    }
    return Optional.empty();
  }

  private boolean isAlone(int at) {
    return !isBeside(at, at - 1) && !isBeside(at, at + 1);
  }

  private boolean isBeside(int at, int other) {
    return other >= 0
        && other < lines.size()
        && places.get(at).page() == places.get(other).page()
        && Math.abs(lines.get(at).baseline() - lines.get(other).baseline())
            < lines.get(at).size() / 2;
  }

  private static boolean follows(Candidate a, Candidate b) {
    return b.number() == a.number() + 1
        && b.beside().equals(a.beside())
        && b.at() - a.at() >= LINES_APART_MIN
        && Math.abs(a.size() - b.size()) <= 0.6;
  }

  /** Drops the lines before or after the numbers that return at many of them. */
  private void dropBeside(List<Integer> chain, int step) {
    Map<String, Integer> returning = new HashMap<>();
    for (int at : chain) {
      for (int i = 1; i <= BESIDE_MAX; i++) {
        line(at + i * step).ifPresent(l -> returning.merge(l.text(), 1, Integer::sum));
      }
    }
    int needed = Math.max(CHAIN_MIN, (int) (chain.size() * RETURNING));
    for (int at : chain) {
      for (int i = 1; i <= BESIDE_MAX; i++) {
        var line = line(at + i * step);
        int beside = line.map(l -> returning.getOrDefault(l.text(), 0)).orElse(0);
        if (beside < needed || beside < BESIDE_SHARE * line.map(folded::count).orElse(0)) {
          break;
        }
        drop(at + i * step);
      }
    }
  }

  private Optional<Folded> line(int at) {
    return at < 0 || at >= places.size()
        ? Optional.empty()
        : Optional.of(folded.get(places.get(at).page(), places.get(at).index()));
  }
}
