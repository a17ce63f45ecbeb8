package dev.burhan.legal;

import dev.burhan.documents.Chunk;
import dev.burhan.failure.CircuitBreaker;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.CallLog;
import dev.burhan.language.ModelCall;
import dev.burhan.language.Reranker;
import dev.burhan.language.TokenUsage;
import dev.burhan.legal.RetrievePassages.Retrieval;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Has a model that reads question and passage together order the best of what was found. It is a
 * help and no need: where it fails or takes too long, the order stays. Thread-safe.
 */
public final class RerankPassages {

  /** Those behind them keep their order. */
  static final int PASSAGES_MAX = 50;

  private static final Duration TIME_MAX = Duration.ofSeconds(2);
  private static final int SHARE_OF_TIME_LEFT = 4;

  private final Reranker reranker;
  private final CircuitBreaker breaker;

  /**
   * Reranks by a model.
   *
   * @param breaker leaves the model alone when it is down, so that nobody waits for it in vain
   */
  public RerankPassages(Reranker reranker, CircuitBreaker breaker) {
    this.reranker = reranker;
    this.breaker = breaker;
  }

  /** What became of the order in which passages were found. */
  public enum Outcome {
    /** Nobody was to change it. */
    OFF,
    /** It is that of the model. */
    DONE,
    /** The model failed or had no time: it is as it was. */
    FAILED
  }

  /** The same passages with their scores, in the order of the model; empty when it failed. */
  Optional<Retrieval> rerank(Retrieval found, CallLog calls, Deadline deadline) {
    var best = found.best(PASSAGES_MAX);
    if (best.size() < 2) {
      return Optional.of(found);
    }
    var pass = breaker.enter();
    if (pass.isEmpty()) {
      return Optional.empty();
    }
    try {
      var order = order(found, best, deadline);
      pass.get().succeeded();
      calls.of(ModelCall.Step.RERANK).took(reranker.name(), TokenUsage.NONE);
      return Optional.of(found.ordered(order));
    } catch (DependencyFailure e) {
      pass.get().failed();
      return Optional.empty();
    } finally {
      pass.get().abandoned();
    }
  }

  private List<RankedPassage> order(Retrieval found, List<RankedPassage> best, Deadline deadline) {
    var time = deadline.atMost(TIME_MAX);
    var share = deadline.left().dividedBy(SHARE_OF_TIME_LEFT);
    var guard = Deadline.in(time.compareTo(share) < 0 ? time : share, deadline.clock());
    var texts = best.stream().map(RerankPassages::text).toList();
    var order = new LinkedHashSet<Integer>();
    reranker
        .rerank(found.searched(), texts, best.size(), guard)
        .forEach(relevance -> order.add(relevance.index()));
    // What the model left out comes behind what it named.
    IntStream.range(0, found.passages().size()).forEach(order::add);
    return order.stream().map(found.passages()::get).toList();
  }

  /** What it was found by. */
  private static String text(RankedPassage ranked) {
    var passage = ranked.passage();
    return Chunk.searchText(passage.title(), passage.headings(), passage.text());
  }
}
