package dev.burhan.eval.scale;

import java.util.random.RandomGenerator;

/**
 * Makes up words that no dictionary holds, drawn so that the n-th occurs as often as 1/n (Zipf).
 * Names, numbers and misspellings do so in real text: its vocabulary never closes.
 */
final class RareWords {

  private static final int RANKS = 400_000;
  private static final String CONSONANTS = "bdfgklmnprtvz";
  private static final String VOWELS = "aiou";
  private static final int SYLLABLES = CONSONANTS.length() * VOWELS.length();

  private RareWords() {}

  /** The logarithm of a rank that falls as 1/n is uniform. */
  static String draw(RandomGenerator random) {
    return word((int) Math.exp(random.nextDouble() * Math.log(RANKS)));
  }

  /**
   * Begins as no English word does and ends as no suffix does, so that stemming leaves it whole.
   */
  static String word(int rank) {
    var word = new StringBuilder("x");
    int left = rank;
    do {
      int syllable = left % SYLLABLES;
      word.append(CONSONANTS.charAt(syllable / VOWELS.length()));
      word.append(VOWELS.charAt(syllable % VOWELS.length()));
      left /= SYLLABLES;
    } while (left > 0);
    return word.append('k').toString();
  }
}
