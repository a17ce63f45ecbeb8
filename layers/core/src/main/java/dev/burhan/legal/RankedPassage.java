package dev.burhan.legal;

/** Pairs a passage with the reasons for its rank. */
public record RankedPassage(Passage passage, Explanation why) {

  public double score() {
    return why.score();
  }
}
