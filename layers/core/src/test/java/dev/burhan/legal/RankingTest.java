package dev.burhan.legal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.burhan.documents.DocumentId;
import dev.burhan.documents.Span;
import dev.burhan.language.Encoder;
import dev.burhan.language.Language;
import dev.burhan.legal.Explanation.Term;
import dev.burhan.legal.PassageIndex.Candidate;
import dev.burhan.legal.PassageIndex.Candidates;
import dev.burhan.legal.PassageIndex.LanguageStatistics;
import dev.burhan.legal.PassageIndex.TermFrequency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RankingTest {

  private static final Language EN = Language.ENGLISH;
  private static final Encoder ENCODER = new Encoder("e", 8, Set.of(EN), .8, .025);
  private static final LanguageStatistics STATISTICS =
      new LanguageStatistics(
          100,
          12,
          21,
          List.of(new TermFrequency("due", 9), new TermFrequency("rent", 30)),
          List.of("when", "is", "rent", "due"),
          Map.of("is", 80, "rent", 30, "due", 9));

  @Test
  void the_score_is_the_sum_of_its_parts() {
    var candidate =
        candidate(1, 14, Map.of("rent", 2, "due", 1), Optional.of(.85), "the rent is due rent due");

    var why = rank(candidate).getFirst().why();

    double lexical =
        Bm25.idf(100, 9) * Bm25.TERMS.saturation(1, Bm25.TERMS.lengthPart(14, 12))
            + Bm25.idf(100, 30) * Bm25.TERMS.saturation(2, Bm25.TERMS.lengthPart(14, 12));
    double pair = Bm25.idf(100, 30) + Bm25.idf(100, 9);
    double phrase = .7 * pair * Bm25.BIGRAMS.saturation(1, Bm25.BIGRAMS.lengthPart(5, 20));
    double proximity = .2 * pair * Bm25.BIGRAMS.saturation(4, Bm25.BIGRAMS.lengthPart(6, 21));
    assertThat(why.lexical().score()).isCloseTo(lexical, within(1e-12));
    assertThat(why.phrase().score()).isCloseTo(phrase, within(1e-12));
    assertThat(why.proximity().score()).isCloseTo(proximity, within(1e-12));
    assertThat(why.meaning().orElseThrow().score()).isCloseTo(8 * (.85 - .8) / .025, within(1e-12));
    assertThat(why.score()).isCloseTo(lexical + phrase + proximity + 16, within(1e-9));
  }

  @Test
  void a_pair_counts_only_where_its_stems_are_adjacent_and_in_order() {
    var adjacent = candidate(1, 4, Map.of(), Optional.of(.8), "rent due now");
    var apart = candidate(2, 4, Map.of(), Optional.of(.8), "rent now due");
    var reversed = candidate(3, 4, Map.of(), Optional.of(.8), "due rent now");

    var ranked = rank(apart, reversed, adjacent);

    assertThat(ids(ranked)).containsExactly(1L, 2L, 3L);
    assertThat(ranked.get(0).why().phrase().pairs())
        .extracting(Term::term)
        .containsExactly("rent due");
    assertThat(ranked.get(1).why().phrase().score()).isZero();
    assertThat(ranked.get(2).why().phrase().score()).isZero();
  }

  @Test
  void near_pairs_count_in_either_order_up_to_eight_words_apart() {
    var near = candidate(1, 4, Map.of(), Optional.of(.8), "due a b c d e f g rent");
    var far = candidate(2, 4, Map.of(), Optional.of(.8), "due a b c d e f g h rent");

    var ranked = rank(far, near);

    assertThat(ids(ranked)).containsExactly(1L, 2L);
    assertThat(ranked.get(0).why().proximity().pairs())
        .extracting(Term::term)
        .containsExactly("due rent");
    assertThat(ranked.get(1).score()).isZero();
  }

  @Test
  void a_near_pair_has_no_stop_word() {
    var ranked = rank(candidate(1, 4, Map.of(), Optional.of(.8), "is a rent"));

    assertThat(ranked.getFirst().why().proximity().pairs()).isEmpty();
  }

  @Test
  void only_stems_of_the_question_and_their_places_matter() {
    var whole = candidate(1, 4, Map.of(), Optional.of(.8), "the rent then is due");
    var blank = candidate(2, 4, Map.of(), Optional.of(.8), "- rent - is due");

    var ranked = rank(whole, blank);

    assertThat(ranked.get(0).why()).isEqualTo(ranked.get(1).why());
  }

  @Test
  void a_pair_with_a_stem_that_never_occurs_does_not_count() {
    var ranked = rank(candidate(1, 4, Map.of(), Optional.of(.8), "when is rent"));

    assertThat(ranked.getFirst().why().phrase().pairs())
        .extracting(Term::term)
        .containsExactly("is rent");
  }

  @Test
  void pairs_have_no_vote_where_meaning_has_none() {
    var adjacent = candidate(2, 4, Map.of(), Optional.empty(), "rent due now");
    var apart = candidate(1, 4, Map.of(), Optional.empty(), "rent now due");

    var ranked = rank(apart, adjacent);

    assertThat(ids(ranked)).containsExactly(1L, 2L);
    assertThat(ranked.getLast().why().phrase().score()).isZero();
    assertThat(ranked.getLast().why().proximity().score()).isZero();
  }

  @Test
  void a_passage_without_a_vector_stands_where_an_unrelated_one_would() {
    var without = candidate(1, 12, Map.of("rent", 1), Optional.empty(), "rent");
    var unrelated = candidate(2, 12, Map.of("rent", 1), Optional.of(.8), "rent");
    var close = candidate(3, 12, Map.of("rent", 1), Optional.of(.81), "rent");
    var far = candidate(4, 12, Map.of("rent", 1), Optional.of(.79), "rent");

    var ranked = rank(far, unrelated, without, close);

    assertThat(ids(ranked)).containsExactly(3L, 1L, 2L, 4L);
    assertThat(ranked.get(1).why().meaning()).isEmpty();
    assertThat(ranked.get(1).score()).isEqualTo(ranked.get(2).score());
  }

  @Test
  void equal_scores_are_in_order_of_their_ids() {
    var ranked =
        rank(
            candidate(3, 9, Map.of("rent", 1), Optional.empty(), "rent"),
            candidate(1, 9, Map.of("rent", 1), Optional.empty(), "rent"),
            candidate(2, 9, Map.of("rent", 1), Optional.empty(), "rent"));

    assertThat(ids(ranked)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void each_leg_has_its_own_order_and_only_what_it_found() {
    var byWords = candidate(1, 9, Map.of("rent", 3), Optional.empty(), "rent");
    var byBoth = candidate(2, 9, Map.of("rent", 1), Optional.of(.83), "rent");
    var byMeaning = candidate(3, 9, Map.of(), Optional.of(.9), "fee");
    var ranked = rank(byWords, byBoth, byMeaning);

    assertThat(ids(Ranking.order(Ranking.Leg.LEXICAL, ranked))).containsExactly(1L, 2L);
    assertThat(ids(Ranking.order(Ranking.Leg.MEANING, ranked))).containsExactly(3L, 2L);
  }

  @Test
  void a_passage_has_a_rank_in_each_leg_that_found_it() {
    var byWords = candidate(1, 9, Map.of("rent", 3), Optional.empty(), "rent");
    var byBoth = candidate(2, 9, Map.of("rent", 1), Optional.of(.83), "rent");
    var byMeaning = candidate(3, 9, Map.of(), Optional.of(.9), "fee");
    var ranked = rank(byMeaning, byBoth, byWords);

    assertThat(Ranking.ranks(Ranking.Leg.LEXICAL, ranked)).isEqualTo(Map.of(1L, 1, 2L, 2));
    assertThat(Ranking.ranks(Ranking.Leg.MEANING, ranked)).isEqualTo(Map.of(3L, 1, 2L, 2));
  }

  @Test
  void a_stem_that_was_not_asked_for_may_be_empty() {
    var whole = candidate(1, 9, Map.of("rent", 1), Optional.of(.8), "fee rent due now rent due");
    var blanked = candidate(1, 9, Map.of("rent", 1), Optional.of(.8), " rent due  rent due");

    assertThat(rank(blanked).getFirst().why()).isEqualTo(rank(whole).getFirst().why());
  }

  @Test
  void nothing_found_is_nothing_ranked() {
    assertThat(Ranking.DEFAULT.rank(new Candidates(1, Map.of(), List.of()), ENCODER)).isEmpty();
  }

  @Test
  void a_candidate_without_statistics_is_a_mistake() {
    var candidates =
        new Candidates(1, Map.of(), List.of(candidate(1, 9, Map.of(), Optional.empty(), "x")));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ranking.DEFAULT.rank(candidates, ENCODER))
        .withMessageContaining("en");
  }

  @Test
  void explanations_add_up_to_the_last_bit_for_any_candidates() {
    var random = new Random(1);
    var candidates = new ArrayList<Candidate>();
    for (int i = 0; i < 500; i++) {
      candidates.add(random(i, random));
    }

    var ranked = rank(candidates.toArray(Candidate[]::new));

    assertThat(ranked).hasSize(500);
    for (int i = 0; i < ranked.size(); i++) {
      assertAddsUp(ranked.get(i).why());
      if (i > 0) {
        assertThat(ranked.get(i).score()).isLessThanOrEqualTo(ranked.get(i - 1).score());
      }
    }
  }

  /** Takes nothing from the code under test but the parts it shows. */
  private static void assertAddsUp(Explanation why) {
    var words = why.lexical();
    double lexical =
        sum(words.terms(), words.k1(), words.b(), words.length(), words.lengthAverage());
    double meaning =
        why.meaning().map(m -> m.weight() * ((m.cosine() - m.mean()) / m.deviation())).orElse(0.0);
    double phrase = weighed(why.phrase());
    double proximity = weighed(why.proximity());
    assertThat(words.score()).isEqualTo(lexical);
    assertThat(why.phrase().score()).isEqualTo(phrase);
    assertThat(why.proximity().score()).isEqualTo(proximity);
    assertThat(why.meaning().map(Explanation.Meaning::score).orElse(0.0)).isEqualTo(meaning);
    assertThat(why.score()).isEqualTo(lexical + phrase + proximity + meaning);
  }

  private static double weighed(Explanation.Phrase part) {
    return part.weight()
        * sum(part.pairs(), part.k1(), part.b(), part.length(), part.lengthAverage());
  }

  private static double sum(List<Term> terms, double k1, double b, int length, double average) {
    double sum = 0;
    for (var term : terms) {
      double lengthPart = 1 - b + b * length / average;
      double saturation = term.count() * (k1 + 1) / (term.count() + k1 * lengthPart);
      assertThat(term.lengthPart()).isEqualTo(lengthPart);
      assertThat(term.saturation()).isEqualTo(saturation);
      assertThat(term.score()).isEqualTo(term.idf() * saturation);
      sum += term.idf() * saturation;
    }
    return sum;
  }

  private static Candidate random(int id, Random random) {
    var words = List.of("rent", "due", "is", "when", "fee");
    var stems = new StringBuilder("x");
    for (int i = random.nextInt(30); i > 0; i--) {
      stems.append(' ').append(words.get(random.nextInt(words.size())));
    }
    var cosine = Optional.of(.7 + random.nextDouble() / 4).filter(c -> random.nextBoolean());
    var counts = Map.of("rent", random.nextInt(4), "due", random.nextInt(3));
    return candidate(id, 1 + random.nextInt(40), counts, cosine, stems.toString());
  }

  private static List<RankedPassage> rank(Candidate... candidates) {
    return Ranking.DEFAULT.rank(
        new Candidates(1, Map.of(EN, STATISTICS), List.of(candidates)), ENCODER);
  }

  private static Candidate candidate(
      long id, int length, Map<String, Integer> counts, Optional<Double> cosine, String stems) {
    var passage =
        new Passage(
            id,
            new DocumentId("a"),
            "t",
            (int) id,
            new Span(0, 1),
            1,
            List.of(),
            EN,
            stems,
            List.of(stems.split(" ", -1)));
    return new Candidate(passage, length, counts, 0, cosine);
  }

  private static List<Long> ids(List<RankedPassage> ranked) {
    return ranked.stream().map(passage -> passage.passage().id()).toList();
  }
}
