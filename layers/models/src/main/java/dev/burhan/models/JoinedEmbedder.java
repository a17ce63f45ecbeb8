package dev.burhan.models;

import dev.burhan.failure.Deadline;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import dev.burhan.language.FunctionWords;
import dev.burhan.language.Language;
import dev.burhan.language.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Joins the vectors of two encoders into one whose cosine is the weighted vote of both, so that
 * whatever stores, searches and explains vectors needs no word of there being two.
 *
 * <p>With c₁ and c₂ the cosines of the two, a question (√a·q₁, √b·q₂) and a passage (√a·d₁, √b·d₂),
 * a + b = 1, have the inner product a·c₁ + b·c₂. With a to b as v₁/σ₁ to v₂/σ₂ this orders as
 * v₁·c₁/σ₁ + v₂·c₂/σ₂ does: each deviation counts what its encoder's vote is worth.
 *
 * <p>The second encoder may know fewer languages. Of a question it does not know it has no vote,
 * and the first one's counts whole; to a passage it does not know it is as to an unrelated one, μ₂.
 * Two more coordinates see to that, and all vectors are divided by their length:
 *
 * <pre>
 *   passage it knows      (√a·d₁,    √b·d₂,    0,        h)
 *   passage it does not   (√a·d₁,    0,        √b,       h)
 *   question it knows     (v₁·√a·q₁, v₁·√b·q₂, v₁·√b·μ₂, p)   A = v₁²·(1 + b·μ₂²)   p² = k² - A
 *   question it does not  (√a·q₁,    0,        0,        r)   B = a                 r² = k² - B
 * </pre>
 *
 * <p>Questions are all of length k with k² = max(A, B). An unrelated pair has the same joined
 * cosine of either kind where h·(p - r) = a·μ₁ - v₁·(a·μ₁ + b·μ₂).
 */
final class JoinedEmbedder implements Embedder {

  private static final float[] NONE = {};
  private static final int MANY_WORDS = 8;
  private static final double COMMON_SHARE_MIN = .15;

  private final Embedder first;
  private final Embedder second;
  private final Encoder encoder;

  private final double firstPart;
  private final double secondPart;

  /** v₁ of the formulas above; those that follow are √b·μ₂, k, p, r and h. */
  private final double vote;

  private final double unrelated;
  private final double questionLength;
  private final double knownOffset;
  private final double unknownOffset;
  private final double passageOffset;

  JoinedEmbedder(Embedder first, Embedder second, Joining joining) {
    this.first = first;
    this.second = second;
    var one = first.encoder();
    var other = second.encoder();
    double firstWeight = joining.firstVote() / one.cosineDeviation();
    double secondWeight = joining.secondVote() / other.cosineDeviation();
    double a = firstWeight / (firstWeight + secondWeight);
    this.firstPart = Math.sqrt(a);
    this.secondPart = Math.sqrt(1 - a);
    this.vote = joining.firstVote();
    this.unrelated = secondPart * other.cosineMean();
    double known = vote * vote * (1 + unrelated * unrelated);
    this.questionLength = Math.sqrt(Math.max(known, a));
    this.knownOffset = Math.sqrt(Math.max(known, a) - known);
    this.unknownOffset = Math.sqrt(Math.max(known, a) - a);
    double mean = a * one.cosineMean();
    double shift = mean - vote * (mean + secondPart * unrelated);
    this.passageOffset = shift / (knownOffset - unknownOffset);
    double lengths = questionLength * Math.hypot(1, passageOffset);
    this.encoder =
        new Encoder(
            one.name() + "+" + other.name(),
            one.dimensions() + other.dimensions() + 2,
            one.languages(),
            (mean + unknownOffset * passageOffset) / lengths,
            a * one.cosineDeviation() / lengths);
  }

  @Override
  public Encoder encoder() {
    return encoder;
  }

  @Override
  public float[] embedQuestion(String question, Deadline deadline) {
    var one = first.embedQuestion(question, deadline);
    if (!secondKnows(question)) {
      return joined(one, NONE, 0, unknownOffset, questionLength);
    }
    var other = second.embedQuestion(question, deadline);
    return joined(one, other, unrelated, knownOffset / vote, questionLength / vote);
  }

  @Override
  public List<float[]> embedPassages(List<String> passages, Deadline deadline) {
    var known = passages.stream().map(this::secondKnows).toList();
    var ones = first.embedPassages(passages, deadline);
    var others =
        second
            .embedPassages(
                IntStream.range(0, passages.size())
                    .filter(known::get)
                    .mapToObj(passages::get)
                    .toList(),
                deadline)
            .iterator();
    double length = Math.hypot(1, passageOffset);
    var vectors = new ArrayList<float[]>(passages.size());
    for (int i = 0; i < passages.size(); i++) {
      vectors.add(
          known.get(i)
              ? joined(ones.get(i), others.next(), 0, passageOffset, length)
              : joined(ones.get(i), NONE, secondPart, passageOffset, length));
    }
    return vectors;
  }

  /**
   * Latin letters alone do not make English: where hardly any of many words is one that English
   * sentences are full of, the text is taken to be in a language the second encoder does not know.
   */
  private boolean secondKnows(String text) {
    if (!second.encoder().knows(Language.of(text))) {
      return false;
    }
    var words = Words.of(text);
    long common = words.stream().filter(word -> FunctionWords.contains(word.normal())).count();
    return words.size() < MANY_WORDS || common >= COMMON_SHARE_MIN * words.size();
  }

  private float[] joined(float[] one, float[] other, double neither, double offset, double length) {
    var vector = new float[encoder.dimensions()];
    for (int i = 0; i < one.length; i++) {
      vector[i] = (float) (firstPart * one[i] / length);
    }
    for (int i = 0; i < other.length; i++) {
      vector[one.length + i] = (float) (secondPart * other[i] / length);
    }
    vector[vector.length - 2] = (float) (neither / length);
    vector[vector.length - 1] = (float) (offset / length);
    return vector;
  }
}
