package dev.burhan.legal;

import dev.burhan.legal.Term.Kind;
import java.util.List;

/**
 * Scores how well a source supports one claim, a sentence of an answer, and says what speaks
 * against it. It counts and compares: no model is asked, the same input gives the same score, and a
 * page of source takes about a millisecond.
 *
 * @param score 0 (not supported) to 1 (supported)
 * @param words of the claim that the source does not have, in no form
 * @param names of the claim that the source does not have
 * @param numbers of the claim that the source does not have, or has of another unit
 * @param denied words that the claim denies and the source does not, or the other way round
 * @param isModalityTurned whether the claim demands what the source allows, or the other way round
 * @param nearest the sentence of the source where the two that hold most of the claim begin; empty
 *     where the source is
 */
public record Groundedness(
    double score,
    List<String> words,
    List<String> names,
    List<String> numbers,
    List<String> denied,
    boolean isModalityTurned,
    String nearest) {

  /** A longer sentence is refused. */
  public static final int CLAIM_CHARACTERS_MAX = 20_000;

  public Groundedness {
    words = List.copyOf(words);
    names = List.copyOf(names);
    numbers = List.copyOf(numbers);
    denied = List.copyOf(denied);
  }

  /** Scores one sentence. One without a word of content claims nothing and is supported. */
  public static Groundedness of(String claim, SourceText source) {
    if (claim.length() > CLAIM_CHARACTERS_MAX) {
      throw new IllegalArgumentException(
          "claim has " + claim.length() + " characters, at most " + CLAIM_CHARACTERS_MAX);
    }
    var evidence = ClaimEvidence.of(claim, source);
    double score =
        evidence.claim().size() == 0 ? 1 : GroundednessModel.SHIPPED.score(evidence.features());
    return new Groundedness(
        score,
        evidence.missing(Kind.CONTENT),
        evidence.missing(Kind.NAME),
        evidence.numbers(),
        evidence.polarity().turned(),
        evidence.polarity().isModalityTurned(),
        source.sentenceCount() == 0 ? "" : source.sentence(evidence.window().first()));
  }
}
