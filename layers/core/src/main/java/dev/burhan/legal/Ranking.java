package dev.burhan.legal;

import dev.burhan.language.Encoder;
import dev.burhan.language.Language;
import dev.burhan.legal.PassageIndex.Candidate;
import dev.burhan.legal.PassageIndex.Candidates;
import dev.burhan.legal.PassageIndex.LanguageStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders candidates by one sum of raw scores, the same for every corpus and encoder:
 *
 * <pre>
 *   score = L + phraseWeight · B + proximityWeight · U + meaningWeight · (cos - μ) / σ
 *   L     BM25 over lexemes
 *   B     BM25 over adjacent pairs of stems, idf(pair) = idf(first) + idf(second)
 *   U     BM25 over pairs of stems that stand near each other, in either order, stop words left out
 *   μ, σ  mean and standard deviation of the cosine between unrelated questions and passages
 * </pre>
 *
 * Raw scores need no normalising: BM25 grows with the length of the question and the rarity of its
 * words, so long and specific questions lean on words and short ones on meaning.
 *
 * <p>μ keeps a passage without a vector where an unrelated one would stand. Where the encoder has
 * no vote at all, pairs have none either: without meaning beside them they pull long passages up.
 */
public record Ranking(double phraseWeight, double proximityWeight, double meaningWeight) {

  public static final Ranking DEFAULT = new Ranking(.7, .2, 8);

  /** Scores pairs as one language counts them. */
  private record Pairs(PhraseScores phrases, ProximityScores proximity) {}

  private static final Comparator<RankedPassage> BEST_FIRST =
      Comparator.comparingDouble(RankedPassage::score)
          .reversed()
          .thenComparing(ranked -> ranked.passage().id());

  /** Best first; equal scores in order of the passages' ids. */
  public List<RankedPassage> rank(Candidates candidates, Encoder encoder) {
    var pairs = pairs(candidates.statistics());
    double share = hasMeaning(candidates) ? 1 : 0;
    var ranked = new ArrayList<RankedPassage>(candidates.found().size());
    for (var candidate : candidates.found()) {
      var language = candidate.passage().language();
      var statistics = candidates.statistics().get(language);
      var scores = pairs.get(language);
      if (statistics == null || scores == null) {
        throw new IllegalArgumentException("no statistics for language " + language);
      }
      var stems = candidate.passage().stems();
      var explanation =
          explain(
              lexical(candidate, statistics),
              scores.phrases().score(stems, share * phraseWeight),
              scores.proximity().score(stems, share * proximityWeight),
              candidate.cosine().map(cosine -> meaning(cosine, encoder)));
      ranked.add(new RankedPassage(candidate.passage(), explanation));
    }
    ranked.sort(BEST_FIRST);
    return ranked;
  }

  private static Map<Language, Pairs> pairs(Map<Language, LanguageStatistics> statistics) {
    var pairs = new HashMap<Language, Pairs>();
    statistics.forEach(
        (language, counts) ->
            pairs.put(language, new Pairs(new PhraseScores(counts), new ProximityScores(counts))));
    return pairs;
  }

  private static boolean hasMeaning(Candidates candidates) {
    return candidates.found().stream().anyMatch(candidate -> candidate.cosine().isPresent());
  }

  private static Explanation explain(
      Explanation.Lexical lexical,
      Explanation.Phrase phrase,
      Explanation.Phrase proximity,
      Optional<Explanation.Meaning> meaning) {
    double score =
        lexical.score()
            + phrase.score()
            + proximity.score()
            + meaning.map(Explanation.Meaning::score).orElse(0.0);
    return new Explanation(score, lexical, phrase, proximity, meaning);
  }

  private static Explanation.Lexical lexical(Candidate candidate, LanguageStatistics statistics) {
    double average = statistics.termsAverage();
    double lengthPart = Bm25.TERMS.lengthPart(candidate.length(), average);
    double sum = 0;
    var terms = new ArrayList<Explanation.Term>();
    for (var term : statistics.terms()) {
      int count = candidate.termCounts().getOrDefault(term.term(), 0);
      if (count > 0) {
        double idf = Bm25.idf(statistics.passages(), term.documentFrequency());
        var share = Explanation.Term.of(term.term(), count, idf, lengthPart, Bm25.TERMS);
        terms.add(share);
        sum += share.score();
      }
    }
    return new Explanation.Lexical(
        sum, Bm25.TERMS.k1(), Bm25.TERMS.b(), candidate.length(), average, terms);
  }

  private Explanation.Meaning meaning(double cosine, Encoder encoder) {
    double score = meaningWeight * ((cosine - encoder.cosineMean()) / encoder.cosineDeviation());
    return new Explanation.Meaning(
        score, meaningWeight, cosine, encoder.cosineMean(), encoder.cosineDeviation());
  }

  /** The passages one leg found, in that leg's own order, best first. */
  public static List<RankedPassage> order(Leg leg, List<RankedPassage> ranked) {
    return ranked.stream()
        .filter(passage -> leg.score(passage).isPresent())
        .sorted(
            Comparator.comparingDouble((RankedPassage p) -> -leg.score(p).orElse(0.0))
                .thenComparing(p -> p.passage().id()))
        .toList();
  }

  /** Places in {@link #order} by the passages' ids, from 1; none for what the leg did not find. */
  public static Map<Long, Integer> ranks(Leg leg, List<RankedPassage> ranked) {
    var ranks = new HashMap<Long, Integer>();
    order(leg, ranked).forEach(found -> ranks.put(found.passage().id(), ranks.size() + 1));
    return ranks;
  }

  /** One of the two ways a passage is found. */
  public enum Leg {
    LEXICAL,
    MEANING;

    /** The leg's own score; empty where the leg did not find the passage. */
    public Optional<Double> score(RankedPassage ranked) {
      return switch (this) {
        case LEXICAL -> Optional.of(ranked.why().lexical().score()).filter(score -> score > 0);
        case MEANING -> ranked.why().meaning().map(Explanation.Meaning::cosine);
      };
    }
  }
}
