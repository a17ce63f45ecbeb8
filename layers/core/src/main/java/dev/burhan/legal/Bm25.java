package dev.burhan.legal;

/**
 * Scores one term in one passage by Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance
 * Framework: BM25 and Beyond, 2009), with the never negative idf of Lucene:
 *
 * <pre>
 *   idf(df)          = ln(1 + (N - df + .5) / (df + .5))
 *   lengthPart       = 1 - b + b length / average
 *   saturation(tf)   = tf (k1 + 1) / (tf + k1 lengthPart)
 *   score            = idf · saturation
 * </pre>
 *
 * @param k1 how soon more occurrences stop to matter
 * @param b how much a long passage is held against its matches, 0 to 1
 */
public record Bm25(double k1, double b) {

  /** Over lexemes, stop words dropped. */
  public static final Bm25 TERMS = new Bm25(.9, .7);

  /** Over pairs of stems. */
  public static final Bm25 BIGRAMS = new Bm25(.2, .5);

  public Bm25 {
    if (!(k1 >= 0 && k1 <= 10)) {
      throw new IllegalArgumentException("k1 must be 0 to 10, got " + k1);
    }
    if (!(b >= 0 && b <= 1)) {
      throw new IllegalArgumentException("b must be 0 to 1, got " + b);
    }
  }

  public static double idf(int passages, int documentFrequency) {
    return Math.log(1 + (passages - documentFrequency + .5) / (documentFrequency + .5));
  }

  public double lengthPart(double length, double lengthAverage) {
    return 1 - b + b * length / lengthAverage;
  }

  public double saturation(int count, double lengthPart) {
    return count * (k1 + 1) / (count + k1 * lengthPart);
  }
}
