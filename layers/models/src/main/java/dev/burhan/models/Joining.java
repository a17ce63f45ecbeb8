package dev.burhan.models;

/**
 * Says how the bundled encoder votes beside another one on texts that both know.
 *
 * @param firstVote what a standard deviation of the other one's cosine then counts; alone, it
 *     counts 1
 * @param secondVote the same of the bundled one's
 */
record Joining(double firstVote, double secondVote) {

  Joining {
    if (!(firstVote > 0 && firstVote <= 1 && secondVote > 0 && secondVote <= 1)) {
      throw new IllegalArgumentException(
          "votes must be in (0, 1], got " + firstVote + " and " + secondVote);
    }
  }
}
