package dev.burhan.models.extractive;

import dev.burhan.legal.Bm25;
import dev.burhan.legal.Explanation;
import dev.burhan.legal.RankedPassage;
import java.util.List;

/**
 * Measures how well the best passage and the best sentence support an answer.
 *
 * @param coverage share of the question's weight found in the best sentence's passage, 0 to 1
 * @param lexical BM25 of the best passage as a share of what a perfect match would score
 * @param phrase score of shared pairs of words, in units of the question's weight
 * @param meaning cosine of the nearest of the passages in standard deviations above unrelated
 *     texts; NaN where the best passage has no vector
 * @param sentence the same of the best sentence
 */
public record Evidence(
    double coverage, double lexical, double phrase, double meaning, double sentence) {

  /** What the saturation of BM25 comes to for a term without end: k1 + 1. */
  private static final double SATURATION_MAX = Bm25.TERMS.k1() + 1;

  private static final double PHRASE_MAX = 2;

  /**
   * Takes the evidence from what was found.
   *
   * @param passages the best, best first; at least one
   */
  static Evidence of(List<RankedPassage> passages, QuestionTerms terms, ScoredSentence sentence) {
    var why = passages.getFirst().why();
    return new Evidence(
        terms.coverage(sentence.sentence().passage().stems()),
        Math.min(1, share(why.lexical().score(), SATURATION_MAX * terms.total())),
        Math.min(PHRASE_MAX, share(why.phrase().score(), terms.total())),
        why.meaning().isPresent() ? nearest(passages) : Double.NaN,
        sentence.meaning());
  }

  /** A question of function words alone has no weight, and no share of it supports anything. */
  private static double share(double score, double whole) {
    return whole == 0 ? 0 : score / whole;
  }

  private static double nearest(List<RankedPassage> passages) {
    return passages.stream()
        .flatMap(passage -> passage.why().meaning().stream())
        .mapToDouble(Evidence::deviations)
        .max()
        .orElseThrow();
  }

  private static double deviations(Explanation.Meaning meaning) {
    return (meaning.cosine() - meaning.mean()) / meaning.deviation();
  }

  public boolean hasMeaning() {
    return !Double.isNaN(meaning);
  }

  Evidence wordsAlone() {
    return new Evidence(coverage, lexical, phrase, Double.NaN, 0);
  }

  /** The features in the order of {@link SupportModel.Weights}. */
  public double[] features() {
    return hasMeaning()
        ? new double[] {1, coverage, lexical, phrase, meaning, sentence}
        : new double[] {1, coverage, lexical, phrase};
  }
}
