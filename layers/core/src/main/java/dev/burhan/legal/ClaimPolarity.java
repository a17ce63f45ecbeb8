package dev.burhan.legal;

import dev.burhan.legal.Term.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares what a claim denies, demands and allows with the sentences it rests on.
 *
 * @param turned words the claim negates and the source does not, or the other way round
 * @param isModalityTurned whether the claim demands what the source allows, or the other way round
 */
record ClaimPolarity(List<String> turned, boolean isModalityTurned) {

  private static final Set<String> DEMANDING =
      Set.of("shall", "must", "requir", "oblig", "يجب", "يلتزم", "تلتزم");
  private static final Set<String> ALLOWING =
      Set.of("may", "can", "could", "might", "يجوز", "يمكن", "يحق");

  /** Whether a word stands in the window affirmed, and whether denied. */
  private record Standing(boolean affirmed, boolean denied) {

    static Standing of(String stem, ClaimWindow window, SourceText source) {
      boolean affirmed = false;
      boolean denied = false;
      for (var occurrence : source.occurrences(stem)) {
        affirmed |= window.holds(occurrence) && !occurrence.negated();
        denied |= window.holds(occurrence) && occurrence.negated();
      }
      return new Standing(affirmed, denied);
    }

    boolean isAgainst(boolean negated) {
      return negated ? affirmed && !denied : denied && !affirmed;
    }
  }

  static ClaimPolarity of(ClaimTerms claim, ClaimWindow window, SourceText source) {
    var turned = new ArrayList<String>();
    var standings = new HashMap<String, Standing>();
    for (int i = 0; i < claim.size(); i++) {
      var term = claim.content().get(i);
      var found = claim.found().get(i);
      if (found != null
          && term.kind() == Kind.CONTENT
          && standings
              .computeIfAbsent(found, stem -> Standing.of(stem, window, source))
              .isAgainst(term.negated())) {
        turned.add(term.shown());
      }
    }
    return new ClaimPolarity(turned, isModalityTurned(claim, window, source));
  }

  private static boolean isModalityTurned(ClaimTerms claim, ClaimWindow window, SourceText source) {
    boolean demands = claim.all().stream().anyMatch(term -> DEMANDING.contains(term.stem()));
    boolean allows = claim.all().stream().anyMatch(term -> ALLOWING.contains(term.stem()));
    if (demands == allows || source.sentenceCount() == 0) {
      return false;
    }
    boolean sourceDemands = held(window, source).anyMatch(t -> DEMANDING.contains(t.stem()));
    boolean sourceAllows = held(window, source).anyMatch(t -> ALLOWING.contains(t.stem()));
    return demands ? sourceAllows && !sourceDemands : sourceDemands && !sourceAllows;
  }

  /** Terms of the sentence the window begins with; the next may well demand another thing. */
  private static Stream<Term> held(ClaimWindow window, SourceText source) {
    return source.terms(window.first()).stream();
  }
}
