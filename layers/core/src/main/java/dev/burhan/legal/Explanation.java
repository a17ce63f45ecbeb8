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
 *   meaning   = weight · (cosine - mean) / deviation
 * </pre>
 */
public record Explanation(
    double score, Lexical lexical, Phrase phrase, Phrase proximity, Optional<Meaning> meaning) {

  /** BM25 over lexemes. */
  public record Lexical(double score, int length, double lengthAverage, List<Term> terms) {
    public Lexical {
      terms = List.copyOf(terms);
    }
  }

  /** BM25 over pairs of stems, adjacent ones or near ones. */
  public record Phrase(
      double score, double weight, int length, double lengthAverage, List<Term> pairs) {
    public Phrase {
      pairs = List.copyOf(pairs);
    }
  }

  /** One term's share: {@code score = idf · saturation}. */
  public record Term(String term, int count, double idf, double saturation, double score) {}

  /** The cosine in standard deviations from that of unrelated texts, times its weight. */
  public record Meaning(
      double score, double weight, double cosine, double mean, double deviation) {}
}
