package dev.burhan.function.query;

import dev.burhan.legal.Explanation;
import dev.burhan.legal.WidenPassages.Hit;
import dev.burhan.legal.WidenPassages.Widened;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of a document. Rank, ordinal, language, score and reasons are those of its best hit;
 * heading and page those of where it begins.
 */
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
    Why why,
    List<HitPayload> hits) {

  /**
   * The reasons: {@code score = lexical.score + phrase.score + proximity.score + meaning.score}.
   */
  record Why(
      LegRanks.Ranks ranks,
      Explanation.Lexical lexical,
      Explanation.Phrase phrase,
      Explanation.Phrase proximity,
      Explanation.@Nullable Meaning meaning) {}

  /** One passage that was found within the stretch. */
  record HitPayload(int rank, int ordinal, int start, int end, double score) {

    static HitPayload of(Hit hit) {
      var passage = hit.passage();
      return new HitPayload(
          hit.rank(),
          passage.ordinal(),
          passage.span().start(),
          passage.span().end(),
          hit.ranked().score());
    }
  }

  static PassagePayload of(Widened widened, LegRanks ranks) {
    var best = widened.best();
    var passage = best.passage();
    var why = best.ranked().why();
    return new PassagePayload(
        best.rank(),
        passage.document().value(),
        passage.title(),
        passage.ordinal(),
        widened.headings(),
        widened.page(),
        widened.span().start(),
        widened.span().end(),
        passage.language().code(),
        widened.text(),
        best.ranked().score(),
        new Why(
            ranks.of(passage),
            why.lexical(),
            why.phrase(),
            why.proximity(),
            why.meaning().orElse(null)),
        widened.hits().stream().map(HitPayload::of).toList());
  }
}
