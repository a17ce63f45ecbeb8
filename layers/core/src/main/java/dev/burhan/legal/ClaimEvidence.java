package dev.burhan.legal;

import dev.burhan.legal.Term.Kind;
import java.util.List;

/** Gathers what speaks against one claim. */
record ClaimEvidence(
    ClaimTerms claim,
    ClaimWindow window,
    ClaimPairs pairs,
    ClaimPolarity polarity,
    List<String> numbers,
    double newRuns) {

  private static final int FAULTS_MAX = 2;

  static ClaimEvidence of(String text, SourceText source) {
    var claim = ClaimTerms.of(text, source);
    var window = ClaimWindow.of(claim, source);
    return new ClaimEvidence(
        claim,
        window,
        ClaimPairs.of(claim, source),
        ClaimPolarity.of(claim, window, source),
        ClaimNumbers.wrong(claim, source),
        newRuns(claim, source));
  }

  private static double newRuns(ClaimTerms claim, SourceText source) {
    int runs = Math.max(0, claim.all().size() - 2);
    int missing = 0;
    for (int i = 0; i < runs; i++) {
      missing += source.hasRun(SourceText.run(claim.all(), i)) ? 0 : 1;
    }
    return runs == 0 ? 0 : missing / (double) runs;
  }

  List<String> missing(Kind kind) {
    return claim.missing().stream().filter(term -> term.kind() == kind).map(Term::shown).toList();
  }

  ClaimFeatures features() {
    double missing = claim.size() == 0 ? 0 : claim.missing().size() / (double) claim.size();
    return new ClaimFeatures(
        missing,
        Math.max(0, 1 - window.coverage() - missing),
        pairs.apartShare(),
        pairs.reversedShare(),
        newRuns,
        Math.log1p(missing(Kind.CONTENT).size()),
        Math.min(FAULTS_MAX, numbers.size()),
        Math.min(FAULTS_MAX, missing(Kind.NAME).size()),
        Math.min(FAULTS_MAX, polarity.turned().size()),
        polarity.isModalityTurned() ? 1 : 0);
  }
}
