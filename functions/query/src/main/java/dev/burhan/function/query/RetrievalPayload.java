package dev.burhan.function.query;

import dev.burhan.legal.Explanation;
import dev.burhan.legal.RankedPassage;
import dev.burhan.legal.Ranking;
import dev.burhan.legal.RetrievePassages.Retrieval;
import dev.burhan.legal.Timings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /** One passage; the parts of {@code why} add up exactly to {@code score}. */
  record PassagePayload(
      int rank,
      String document,
      String title,
      int ordinal,
      List<String> heading,
      int page,
      int start,
      int end,
      String language,
      String text,
      double score,
      Why why) {}

  /**
   * The reasons: {@code score = lexical.score + phrase.score + proximity.score + meaning.score}.
   */
  record Why(
      Explanation.Lexical lexical,
      Explanation.Phrase phrase,
      Explanation.Phrase proximity,
      Explanation.@Nullable Meaning meaning) {}

  static RetrievalPayload of(Retrieval retrieval, int limit, Timings timings) {
    var best = retrieval.passages().subList(0, Math.min(limit, retrieval.passages().size()));
    return new RetrievalPayload(
        retrieval.searched(),
        retrieval.encoder().name(),
        retrieval.corpusVersion(),
        java.util.stream.IntStream.range(0, best.size())
            .mapToObj(i -> passage(i + 1, best.get(i)))
            .toList(),
        leg(Ranking.Leg.LEXICAL, retrieval, limit),
        leg(Ranking.Leg.MEANING, retrieval, limit),
        timings.millis());
  }

  private static List<LegEntry> leg(Ranking.Leg leg, Retrieval retrieval, int limit) {
    var order = Ranking.order(leg, retrieval.passages());
    return java.util.stream.IntStream.range(0, Math.min(limit, order.size()))
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

  private static PassagePayload passage(int rank, RankedPassage ranked) {
    var passage = ranked.passage();
    var why = ranked.why();
    Optional<Explanation.Meaning> meaning = why.meaning();
    return new PassagePayload(
        rank,
        passage.document().value(),
        passage.title(),
        passage.ordinal(),
        passage.headings(),
        passage.page(),
        passage.span().start(),
        passage.span().end(),
        passage.language().code(),
        passage.text(),
        ranked.score(),
        new Why(why.lexical(), why.phrase(), why.proximity(), meaning.orElse(null)));
  }
}
