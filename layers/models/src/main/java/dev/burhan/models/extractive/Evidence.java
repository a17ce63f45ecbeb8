package dev.burhan.models.extractive;

import dev.burhan.legal.Explanation;
import dev.burhan.legal.RankedPassage;

/**
 * Measures how well the best passage and the best sentence support an answer.
 *
 * @param coverage share of the question's weight found in the best sentence's passage, 0 to 1
 * @param lexical BM25 of the best passage as a share of what a perfect match would score
 * @param phrase score of shared pairs of words, in units of the question's weight
 * @param meaning cosine of the passage in standard deviations above unrelated texts; NaN without a
 *     vector
 * @param sentence the same of the best sentence
 */
public record Evidence(
    double coverage, double lexical, double phrase, double meaning, double sentence) {

  static Evidence of(RankedPassage best, QuestionTerms terms, ScoredSentence sentence) {
    double weight = Math.max(terms.total(), 1e-9);
    var why = best.why();
    return new Evidence(
        terms.coverage(sentence.sentence().passage().stems()),
        Math.min(1, why.lexical().score() / (1.9 * weight)),
        Math.min(2, why.phrase().score() / weight),
        why.meaning().map(Evidence::deviations).orElse(Double.NaN),
        sentence.meaning());
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
