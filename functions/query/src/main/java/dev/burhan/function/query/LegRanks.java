package dev.burhan.function.query;

import dev.burhan.legal.Passage;
import dev.burhan.legal.RankedPassage;
import dev.burhan.legal.Ranking;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says where each leg alone would have put a passage. */
record LegRanks(Map<Long, Integer> lexical, Map<Long, Integer> meaning) {

  /** The ranks of one passage, from 1; null where the leg did not find it. */
  record Ranks(@Nullable Integer lexical, @Nullable Integer meaning) {}

  static LegRanks of(List<RankedPassage> ranked) {
    return new LegRanks(
        Ranking.ranks(Ranking.Leg.LEXICAL, ranked), Ranking.ranks(Ranking.Leg.MEANING, ranked));
  }

  Ranks of(Passage passage) {
    return new Ranks(lexical.get(passage.id()), meaning.get(passage.id()));
  }
}
