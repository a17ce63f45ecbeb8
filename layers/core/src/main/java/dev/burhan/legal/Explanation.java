package dev.burhan.legal;

import java.util.List;
import java.util.Optional;

/**
 * Says why a passage stands where it stands. The parts add up exactly:
 *
 * <pre>
 *   score     = lexical + phrase + proximity + meaning
 *   lexical   = Σ terms.score
 *   phrase    = weight · Σ pairs.score,   proximity = weight · Σ pairs.score
 *   meaning   = weight · ((cosine - mean) / deviation)
 *
 *   term.lengthPart = 1 - b + b · length / lengthAverage
 *   term.saturation = count · (k1 + 1) / (count + k1 · lengthPart)
 *   term.score      = idf · saturation
 * </pre>
 *
 * Each to the last bit, evaluated as doubles from left to right in the order shown.
 */
public record Explanation(
    double score, Lexical lexical, Phrase phrase, Phrase proximity, Optional<Meaning> meaning) {

  /** BM25 over lexemes. */
  public record Lexical(
      double score, double k1, double b, int length, double lengthAverage, List<Term> terms) {
    public Lexical {
      terms = List.copyOf(terms);
    }
  }

  /** BM25 over pairs of stems, adjacent ones or near ones. */
  public record Phrase(
      double score,
      double weight,
      double k1,
      double b,
      int length,
      double lengthAverage,
      List<Term> pairs) {
    public Phrase {
      pairs = List.copyOf(pairs);
    }
  }

  /**
   * One term's share.
   *
   * @param lengthPart how much the length of the passage is held against the term; 1 at the average
   */
  public record Term(
      String term, int count, double idf, double lengthPart, double saturation, double score) {

    static Term of(String term, int count, double idf, double lengthPart, Bm25 bm25) {
      double saturation = bm25.saturation(count, lengthPart);
      return new Term(term, count, idf, lengthPart, saturation, idf * saturation);
    }
  }

  /** The cosine in standard deviations from that of unrelated texts, times its weight. */
  public record Meaning(
      double score, double weight, double cosine, double mean, double deviation) {}
}
