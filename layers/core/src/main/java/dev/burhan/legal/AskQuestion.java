package dev.burhan.legal;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.CallLog;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Answers a question from the tenant's own documents with proof, or says that they do not say.
 *
 * <p>Whether they say is decided before a word is written, by the calibrated support of the best
 * passages. Then a language model writes the answer where there is one; should it fail before
 * anything of it was shown, or write what cannot be proven, the best sentences answer in its place.
 */
public final class AskQuestion {

  private final Steps steps;
  private final Clock clock;
  private final Supplier<UUID> ids;

  /**
   * Holds the steps to an answer.
   *
   * @param rerank empty where passages keep the order they were found in
   * @param answerer decides whether there is evidence, and quotes it
   * @param writer empty where the quotes are the answer
   */
  public record Steps(
      RetrievePassages retrieve,
      Optional<RerankPassages> rerank,
      Answerer answerer,
      QuoteAnswer quote,
      Optional<WriteAnswer> writer) {

    /** The steps that call no model but the encoder. */
    public static Steps quoting(RetrievePassages retrieve, Answerer answerer, QuoteAnswer quote) {
      return new Steps(retrieve, Optional.empty(), answerer, quote, Optional.empty());
    }
  }

  public AskQuestion(Steps steps, Clock clock, Supplier<UUID> ids) {
    this.steps = steps;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Answers as a whole.
   *
   * @param calls gets the calls to models that were paid for, also where this fails
   */
  public Answer ask(TenantId tenant, Enquiry enquiry, CallLog calls, Deadline deadline) {
    return stream(tenant, enquiry, Asking.Nobody.WATCHING, calls, deadline);
  }

  /**
   * Answers while the answer is written, or, where a weakly supported one is to be withheld, as
   * soon as it was judged.
   *
   * <p>What the sink was given is what is returned, save where nothing of it was proven: then it
   * does not count, and what is returned stands in its place.
   *
   * @param calls gets the calls to models that were paid for, also where this fails
   * @throws DependencyFailure when a model fails after a part of its answer was shown
   */
  public Answer stream(
      TenantId tenant, Enquiry enquiry, AnswerSink sink, CallLog calls, Deadline deadline) {
    var request = new Asking.Request(tenant, enquiry, sink, calls, deadline);
    return new Asking(steps, request, ids.get(), new Timings(clock)).answer();
  }
}
