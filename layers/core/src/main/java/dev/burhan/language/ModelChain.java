package dev.burhan.language;

import dev.burhan.failure.CircuitBreaker;
import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.failure.Retry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks one model after another until one replies: each within its share of the time left, and once
 * more where that may help. The share bounds the wait for the first piece; after it nobody else is
 * asked, since a caller cannot take back what was handed over, and the model has all the time left.
 *
 * <p>A reply that was refused, filtered or cut is a reply. Thread-safe.
 */
public final class ModelChain implements LanguageModel {

  /** A model that had less time than this when time ran out is not at fault. */
  private static final Duration FAIR_TIME = Duration.ofSeconds(2);

  private static final int ATTEMPTS_MAX = 2;

  private final List<Link> links;
  private final Retry retry;

  /** A model and the breaker that leaves it alone when it is down. */
  public record Link(LanguageModel model, CircuitBreaker breaker) {}

  /**
   * @param links in the order in which they are asked, at least one
   */
  public ModelChain(List<Link> links, Retry retry) {
    this.links = List.copyOf(links);
    this.retry = retry;
    if (links.isEmpty()) {
      throw new IllegalArgumentException("a chain needs a model");
    }
  }

  /** The name of the model that is asked first; who replied, {@link #ask} says. */
  @Override
  public String name() {
    return links.getFirst().model().name();
  }

  /** The names of all models, in the order in which they are asked. */
  public List<String> names() {
    return links.stream().map(link -> link.model().name()).toList();
  }

  @Override
  public Reply reply(Prompt prompt, TokenSink sink, Deadline deadline) {
    return ask(prompt, sink, TokenMeter.NONE, deadline).reply();
  }

  /**
   * Asks for a reply as {@link LanguageModel#reply} does, and says whose it is.
   *
   * @param meter told of the reply, and of each attempt that failed after the model had written or
   *     used up its time; what that took is reckoned
   * @throws DependencyFailure.Transient when no model replied and one of them may later
   * @throws DependencyFailure.Permanent when every model refused the request
   */
  public ModelReply ask(Prompt prompt, TokenSink sink, TokenMeter meter, Deadline deadline) {
    deadline.check("a reply of " + name());
    var failures = new ChainFailures();
    for (int i = 0; i < links.size() && !deadline.left().isZero(); i++) {
      var share = ShareOfTime.of(deadline, links.size() - i);
      var piece = new FirstPiece(sink, share);
      var call = new Call(prompt, piece, meter, share.deadline(deadline));
      var reply = ask(links.get(i), call, failures);
      if (reply.isPresent()) {
        return new ModelReply(links.get(i).model().name(), reply.get(), failures.models());
      }
    }
    throw failures.all();
  }

  private record Call(Prompt prompt, FirstPiece sink, TokenMeter meter, Deadline deadline) {

    /** A model that wrote, or was waited for until time ran out, is paid though it failed. */
    void failed(LanguageModel model) {
      if (sink.came() || deadline.left().isZero()) {
        meter.took(model.name(), TokenUsage.estimate(prompt, sink.text()));
      }
    }
  }

  /** The reply of one model; empty when the next is to be asked. */
  private Optional<Reply> ask(Link link, Call call, ChainFailures failures) {
    for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
      var throttled = waitForTurn(link.model(), call);
      if (throttled.isPresent()) {
        failures.add(link.model().name(), throttled.get());
        return Optional.empty();
      }
      var pass = link.breaker().enter();
      if (pass.isEmpty()) {
        failures.left(link.model().name());
        return Optional.empty();
      }
      try {
        return Optional.of(ask(link.model(), call, pass.get()));
      } catch (DependencyFailure.Permanent e) {
        failOn(e, call, link, failures);
        return Optional.empty();
      } catch (DependencyFailure.Transient e) {
        failOn(e, call, link, failures);
        if (attempt == ATTEMPTS_MAX || !waited(e, call.deadline())) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** Waits for the caller's turn; says so when it does not come in time. */
  private Optional<DependencyFailure> waitForTurn(LanguageModel model, Call call) {
    int tokensMax = TokenUsage.estimate(call.prompt(), "").total() + call.prompt().tokensMax();
    while (true) {
      var wait = call.meter().turn(model.name(), tokensMax);
      if (wait.isEmpty()) {
        return Optional.empty();
      }
      if (wait.get().compareTo(call.deadline().left()) >= 0) {
        return Optional.of(
            new DependencyFailure.Transient(
                model.name() + " has no tokens for this tenant for " + wait.get(), null, wait));
      }
      retry.pause(wait.get());
    }
  }

  /** Asks once and tells the breaker and the meter. */
  private static Reply ask(LanguageModel model, Call call, CircuitBreaker.Pass pass) {
    var given = call.deadline().left();
    boolean replied = false;
    try {
      var reply = model.reply(call.prompt(), call.sink(), call.deadline());
      replied = true;
      pass.succeeded();
      call.meter().took(model.name(), reply.usage());
      return reply;
    } catch (DependencyFailure.Permanent e) {
      // It is up; what it was asked is at fault.
      pass.succeeded();
      throw e;
    } catch (DependencyFailure.Transient e) {
      boolean ranOut = call.deadline().left().isZero() && given.compareTo(FAIR_TIME) < 0;
      if (!ranOut && !call.sink().failed() && !Thread.currentThread().isInterrupted()) {
        pass.failed();
      }
      throw e;
    } finally {
      pass.abandoned();
      if (!replied) {
        call.failed(model);
      }
    }
  }

  /** Keeps the failure, or throws it where nobody else may be asked. */
  private static void failOn(
      DependencyFailure failure, Call call, Link link, ChainFailures failures) {
    if (call.sink().came() || Thread.currentThread().isInterrupted()) {
      throw failure;
    }
    failures.add(link.model().name(), failure);
  }

  /** Waits before another attempt; false when there is no time for one. */
  private boolean waited(DependencyFailure.Transient failure, Deadline deadline) {
    try {
      retry.pause(1, failure, deadline);
      return true;
    } catch (DependencyFailure.Transient e) {
      if (e != failure) {
        throw e;
      }
      return false;
    }
  }

  /** Notices the first piece, after which nobody else is asked. */
  private static final class FirstPiece implements TokenSink {

    private final TokenSink sink;
    private final ShareOfTime share;
    private final StringBuilder text = new StringBuilder();
    private boolean failed;

    FirstPiece(TokenSink sink, ShareOfTime share) {
      this.sink = sink;
      this.share = share;
    }

    @Override
    public boolean accept(String piece) {
      text.append(piece);
      share.giveAll();
      failed = true;
      boolean wanted = sink.accept(piece);
      failed = false;
      return wanted;
    }

    boolean came() {
      return !text.isEmpty();
    }

    String text() {
      return text.toString();
    }

    /** Whether it is the caller's own sink that failed. */
    boolean failed() {
      return failed;
    }
  }
}
