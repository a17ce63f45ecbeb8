package dev.burhan.legal;

import dev.burhan.documents.DocumentCatalogue.ChunkRange;
import dev.burhan.documents.DocumentCatalogue.Extract;
import dev.burhan.legal.WidenPassages.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds the hits that lie within one run of chunks of a document, best first.
 *
 * @param hits at least one
 */
record PassageWindow(ChunkRange chunks, List<Hit> hits) {

  PassageWindow {
    hits = hits.stream().sorted(Comparator.comparingInt(Hit::rank)).toList();
  }

  /**
   * Widens every hit by {@code radius} chunks to either side and unites those of one document that
   * then overlap or touch.
   *
   * @return in no order that matters; no two of them touch
   */
  static List<PassageWindow> around(List<Hit> hits, int radius) {
    var inOrderOfTheText =
        Comparator.comparing((Hit hit) -> hit.passage().document().value())
            .thenComparingInt(hit -> hit.passage().ordinal());
    var windows = new ArrayList<PassageWindow>();
    for (var hit : hits.stream().sorted(inOrderOfTheText).toList()) {
      var next = around(hit, radius);
      if (windows.isEmpty() || !windows.getLast().touches(next)) {
        windows.add(next);
      } else {
        windows.add(windows.removeLast().unitedWith(next));
      }
    }
    return windows;
  }

  private static PassageWindow around(Hit hit, int radius) {
    int ordinal = hit.passage().ordinal();
    int first = Math.max(0, ordinal - radius);
    return new PassageWindow(
        new ChunkRange(hit.passage().document(), first, ordinal + radius), List.of(hit));
  }

  private boolean touches(PassageWindow next) {
    return chunks.document().equals(next.chunks().document())
        && next.chunks().first() <= chunks.last() + 1;
  }

  private PassageWindow unitedWith(PassageWindow next) {
    int last = Math.max(chunks.last(), next.chunks().last());
    return new PassageWindow(
        new ChunkRange(chunks.document(), chunks.first(), last),
        Stream.concat(hits.stream(), next.hits().stream()).toList());
  }

  /** Tells whether every hit still stands in the text where it was found. */
  boolean standsIn(Extract extract) {
    return hits.stream().map(Hit::passage).allMatch(passage -> standsIn(extract, passage));
  }

  private static boolean standsIn(Extract extract, Passage passage) {
    var text = extract.text();
    int start = passage.span().start() - extract.span().start();
    if (start < 0 || passage.span().end() > extract.span().end()) {
      return false;
    }
    int from = text.offsetByCodePoints(0, start);
    return text.startsWith(passage.text(), from);
  }
}
