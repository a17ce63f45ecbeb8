package dev.burhan.eval.scale;

import dev.burhan.failure.Deadline;
import dev.burhan.language.Encoder;
import dev.burhan.legal.PassageIndex;
import dev.burhan.legal.PassageIndex.QuestionVector;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.legal.RankedPassage;
import dev.burhan.legal.Ranking;
import dev.burhan.legal.RetrievePassages;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks the product: one search and its ranking, as a question takes them. */
record Burhan(PassageIndex index, Encoder encoder, Leg leg) implements Contender {

  private static final Duration SEARCH_MAX = Duration.ofSeconds(30);

  /** What the product goes by. */
  enum Leg {
    WORDS("burhan words", Truth.WORDS),
    VECTORS("burhan vectors", Truth.VECTORS),
    BOTH("burhan", Truth.NONE);

    private final String label;
    private final Truth truth;

    Leg(String label, Truth truth) {
      this.label = label;
      this.truth = truth;
    }

    Truth truth() {
      return truth;
    }

    String label() {
      return label;
    }
  }

  @Override
  public String name() {
    return leg.label;
  }

  @Override
  public Truth truth() {
    return leg.truth;
  }

  @Override
  public List<Found> top(SourceQuestion question) {
    return ranked(SyntheticCorpus.LARGE, question).stream()
        .limit(TOP)
        .map(ranked -> Found.of(ranked.passage()))
        .toList();
  }

  /** All that was found for any tenant, best first. */
  List<RankedPassage> ranked(TenantId tenant, SourceQuestion question) {
    var deadline = Deadline.in(SEARCH_MAX, Clock.systemUTC());
    var candidates = index.search(tenant, search(question), deadline);
    return ordered(Ranking.DEFAULT.rank(candidates, encoder));
  }

  private Search search(SourceQuestion question) {
    var vector =
        leg == Leg.WORDS
            ? Optional.<QuestionVector>empty()
            : Optional.of(new QuestionVector(encoder.name(), question.vector()));
    return new Search(
        leg == Leg.VECTORS ? "" : question.text(), vector, RetrievePassages.CANDIDATES_MAX);
  }

  private List<RankedPassage> ordered(List<RankedPassage> ranked) {
    return switch (leg) {
      case BOTH -> ranked;
      case WORDS -> Ranking.order(Ranking.Leg.LEXICAL, ranked);
      case VECTORS -> Ranking.order(Ranking.Leg.MEANING, ranked);
    };
  }

  @Override
  public void close() {}
}
