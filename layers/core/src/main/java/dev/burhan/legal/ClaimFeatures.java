package dev.burhan.legal;

/**
 * Says in numbers what speaks against a claim, each 0 where nothing does and growing.
 *
 * @param missing share of the words, names and numbers that the source does not have
 * @param scattered share that the source has, but outside the two sentences that hold most
 * @param apart share of neighbouring words that stand nowhere near each other in the source
 * @param reversed share of neighbours the source has in the other order alone
 * @param newRuns share of three words in a row that the source does not have in a row
 * @param missingWords logarithm of one more than the number of words the source does not have
 * @param wrongNumbers how many, at most two
 * @param missingNames how many, at most two
 * @param turned words denied in one and not in the other, at most two
 * @param modality 1 where the claim demands what the source allows, or the other way round
 */
public record ClaimFeatures(
    double missing,
    double scattered,
    double apart,
    double reversed,
    double newRuns,
    double missingWords,
    double wrongNumbers,
    double missingNames,
    double turned,
    double modality) {

  /** Reads a claim of one sentence against its source. */
  public static ClaimFeatures of(String claim, SourceText source) {
    return ClaimEvidence.of(claim, source).features();
  }

  /** The features in the order above, after a constant 1. */
  public double[] values() {
    return new double[] {
      1,
      missing,
      scattered,
      apart,
      reversed,
      newRuns,
      missingWords,
      wrongNumbers,
      missingNames,
      turned,
      modality
    };
  }
}
