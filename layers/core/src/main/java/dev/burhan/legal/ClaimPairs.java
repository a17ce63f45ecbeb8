package dev.burhan.legal;

import dev.burhan.legal.SourceText.Occurrence;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Counts what stands side by side in a claim and how near it stands in the source.
 *
 * @param pairs neighbours among the claim's terms with content
 * @param apart pairs that stand nowhere near each other in the source
 * @param reversed pairs that the source has near each other in the other order alone
 */
record ClaimPairs(int pairs, int apart, int reversed) {

  /** How many terms with content may lie between two that support each other. */
  private static final int REACH = 8;

  static ClaimPairs of(ClaimTerms claim, SourceText source) {
    int apart = 0;
    int reversed = 0;
    for (int i = 1; i < claim.size(); i++) {
      var first = claim.found().get(i - 1);
      var second = claim.found().get(i);
      if (first == null || second == null) {
        apart++;
      } else if (!first.equals(second) && !follow(source, first, second)) {
        boolean isReversed = follow(source, second, first);
        reversed += isReversed ? 1 : 0;
        apart += isReversed ? 0 : 1;
      }
    }
    return new ClaimPairs(Math.max(0, claim.size() - 1), apart, reversed);
  }

  private static boolean follow(SourceText source, String first, String second) {
    var firsts = source.occurrences(first);
    var seconds = source.occurrences(second);
    return firsts.size() <= seconds.size()
        ? firsts.stream().anyMatch(at -> isAnyWithin(seconds, at.place() + 1, at.place() + REACH))
        : seconds.stream().anyMatch(at -> isAnyWithin(firsts, at.place() - REACH, at.place() - 1));
  }

  private static boolean isAnyWithin(List<Occurrence> occurrences, int from, int to) {
    int at =
        Collections.binarySearch(
            occurrences,
            new Occurrence(0, from, false),
            Comparator.comparingInt(Occurrence::place));
    int next = at < 0 ? -at - 1 : at;
    return next < occurrences.size() && occurrences.get(next).place() <= to;
  }

  double apartShare() {
    return pairs == 0 ? 0 : apart / (double) pairs;
  }

  double reversedShare() {
    return pairs == 0 ? 0 : reversed / (double) pairs;
  }
}
