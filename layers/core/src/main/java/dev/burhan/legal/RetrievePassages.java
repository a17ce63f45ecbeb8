package dev.burhan.legal;

import dev.burhan.failure.Deadline;
import dev.burhan.language.CallLog;
import dev.burhan.language.Embedder;
import dev.burhan.language.Encoder;
import dev.burhan.language.Language;
import dev.burhan.language.ModelCall;
import dev.burhan.language.Vector;
import dev.burhan.legal.PassageIndex.LanguageStatistics;
import dev.burhan.legal.PassageIndex.QuestionVector;
import dev.burhan.legal.PassageIndex.Search;
import dev.burhan.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the passages of a tenant's documents that bear on a question, and says why each ranks. */
public final class RetrievePassages {

  /** How many passages each leg contributes before both scores are added. */
  public static final int CANDIDATES_MAX = 100;

  private final PassageIndex index;
  private final Embedder embedder;
  private final Ranking ranking;
  private final RewriteQuestion rewrite;

  /** Rewrites questions by rule. */
  public RetrievePassages(PassageIndex index, Embedder embedder, Ranking ranking) {
    this(index, embedder, ranking, RewriteQuestion.byRule());
  }

  public RetrievePassages(
      PassageIndex index, Embedder embedder, Ranking ranking, RewriteQuestion rewrite) {
    this.index = index;
    this.embedder = embedder;
    this.ranking = ranking;
    this.rewrite = rewrite;
  }

  /**
   * Holds what was found, best first.
   *
   * @param searched the text searched with; more than the question where that leans on history
   * @param vector that of {@code searched}; empty where the encoder does not know its language
   */
  public record Retrieval(
      String searched,
      Optional<Vector> vector,
      long corpusVersion,
      Encoder encoder,
      Map<Language, LanguageStatistics> statistics,
      List<RankedPassage> passages) {

    public Retrieval {
      statistics = Map.copyOf(statistics);
      passages = List.copyOf(passages);
    }

    /** The same in another order. */
    Retrieval ordered(List<RankedPassage> order) {
      return new Retrieval(searched, vector, corpusVersion, encoder, statistics, order);
    }

    public List<RankedPassage> best(int limit) {
      return passages.subList(0, Math.min(limit, passages.size()));
    }
  }

  /** Looks everywhere, for nobody who pays. */
  public Retrieval retrieve(
      TenantId tenant, Question question, Deadline deadline, Timings timings) {
    return retrieve(tenant, Enquiry.everywhere(question), new CallLog(), deadline, timings);
  }

  /** Adds its stages {@code embed}, {@code search} and {@code rank} to {@code timings}. */
  public Retrieval retrieve(
      TenantId tenant, Enquiry enquiry, CallLog calls, Deadline deadline, Timings timings) {
    var text = rewrite.standAlone(enquiry.question(), calls, deadline);
    var vector = timings.time("embed", () -> vector(text, calls, deadline));
    var encoder = embedder.encoder();
    var asked = vector.map(values -> new QuestionVector(encoder.name(), values));
    var search = new Search(text, asked, CANDIDATES_MAX, enquiry.filter());
    var candidates = timings.time("search", () -> index.search(tenant, search, deadline));
    var ranked = timings.time("rank", () -> ranking.rank(candidates, encoder));
    return new Retrieval(
        text, vector, candidates.corpusVersion(), encoder, candidates.statistics(), ranked);
  }

  /** An encoder that does not know the language of the question has no vote. */
  private Optional<Vector> vector(String text, CallLog calls, Deadline deadline) {
    var meter = calls.of(ModelCall.Step.EMBED);
    return embedder.encoder().knows(Language.of(text))
        ? Optional.of(new Vector(embedder.embedQuestion(text, meter, deadline)))
        : Optional.empty();
  }
}
