package dev.burhan.legal;

import java.util.HashSet;
import java.util.stream.IntStream;

/**
 * Finds the two sentences in a row that hold most of a claim.
 *
 * @param first sentence of the window
 * @param last sentence of the window, the first again at the end of the source
 * @param held how many of the claim's terms with content are in it, each counted once
 * @param distinct how many different ones the claim has
 */
record ClaimWindow(int first, int last, int held, int distinct) {

  static ClaimWindow of(ClaimTerms claim, SourceText source) {
    var held = new int[Math.max(1, source.sentenceCount())];
    var seen = new HashSet<String>();
    for (int i = 0; i < claim.size(); i++) {
      var stem = claim.found().get(i);
      if (seen.add(stem == null ? claim.content().get(i).stem() : stem) && stem != null) {
        mark(held, source, stem);
      }
    }
    int best = IntStream.range(0, held.length).reduce(0, (a, b) -> held[b] > held[a] ? b : a);
    // All of it in the second of two sentences: the window begins there.
    best += best + 1 < held.length && held[best + 1] == held[best] ? 1 : 0;
    int last = Math.min(best + 1, held.length - 1);
    return new ClaimWindow(best, last, held[best], seen.size());
  }

  /** Adds one to every window the stem stands in. */
  private static void mark(int[] held, SourceText source, String stem) {
    int marked = -1;
    for (var occurrence : source.occurrences(stem)) {
      for (int window = Math.max(marked + 1, occurrence.sentence() - 1);
          window <= occurrence.sentence();
          window++) {
        if (window >= 0) {
          held[window]++;
          marked = window;
        }
      }
    }
  }

  boolean holds(SourceText.Occurrence occurrence) {
    return occurrence.sentence() >= first && occurrence.sentence() <= last;
  }

  double coverage() {
    return distinct == 0 ? 1 : held / (double) distinct;
  }
}
