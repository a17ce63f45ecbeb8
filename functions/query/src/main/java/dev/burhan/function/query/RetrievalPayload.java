package dev.burhan.function.query;

import dev.burhan.legal.RankedPassage;
import dev.burhan.legal.Ranking;
import dev.burhan.legal.RetrievePassages.Retrieval;
import dev.burhan.legal.Timings;
import dev.burhan.legal.WidenPassages.Widened;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The body of a retrieval: the fused list with its reasons, and each leg's own list. */
record RetrievalPayload(
    String searched,
    String encoder,
    long corpusVersion,
    List<PassagePayload> passages,
    List<LegEntry> lexical,
    List<LegEntry> meaning,
    Map<String, Double> ms) {

  /** A place in one leg's list. */
  record LegEntry(int rank, String document, int ordinal, double score) {}

  static RetrievalPayload of(Retrieval retrieval, List<Widened> shown, int limit, Timings timings) {
    var ranks = LegRanks.of(retrieval.passages());
    return new RetrievalPayload(
        retrieval.searched(),
        retrieval.encoder().name(),
        retrieval.corpusVersion(),
        shown.stream().map(widened -> PassagePayload.of(widened, ranks)).toList(),
        leg(Ranking.Leg.LEXICAL, retrieval, limit),
        leg(Ranking.Leg.MEANING, retrieval, limit),
        timings.millis());
  }

  private static List<LegEntry> leg(Ranking.Leg leg, Retrieval retrieval, int limit) {
    var order = Ranking.order(leg, retrieval.passages());
    return IntStream.range(0, Math.min(limit, order.size()))
        .mapToObj(i -> entry(i + 1, leg, order.get(i)))
        .toList();
  }

  private static LegEntry entry(int rank, Ranking.Leg leg, RankedPassage ranked) {
    return new LegEntry(
        rank,
        ranked.passage().document().value(),
        ranked.passage().ordinal(),
        leg.score(ranked).orElse(0.0));
  }
}
