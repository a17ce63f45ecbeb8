package dev.burhan.models.extractive;

import dev.burhan.language.Encoder;
import dev.burhan.legal.RankedPassage;
import java.util.Optional;

/**
 * One sentence with how well it fits the question.
 *
 * @param coverage share of the question's weight that the sentence holds, 0 to 1
 * @param meaning cosine to the question in standard deviations above unrelated texts; 0 without a
 *     vector
 * @param rank what sentences are ordered by
 */
record ScoredSentence(QuotableSentence sentence, double coverage, double meaning, double rank) {

  /** A sentence that covers the whole question is worth as much as this many deviations. */
  static final double COVERAGE_WEIGHT = 3;

  /**
   * The passage's own rank counts too: it was found under headings the sentence does not repeat.
   */
  static final double PASSAGE_WEIGHT = .1;

  static ScoredSentence of(
      QuotableSentence sentence,
      RankedPassage passage,
      QuestionTerms terms,
      Optional<Double> cosine,
      Encoder encoder) {
    double coverage = terms.coverage(sentence.stems());
    double meaning =
        cosine.map(c -> (c - encoder.cosineMean()) / encoder.cosineDeviation()).orElse(0.0);
    double rank = meaning + COVERAGE_WEIGHT * coverage + PASSAGE_WEIGHT * passage.score();
    return new ScoredSentence(sentence, coverage, meaning, rank);
  }
}
