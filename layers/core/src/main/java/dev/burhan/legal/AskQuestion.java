package dev.burhan.legal;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.CallLog;
import dev.burhan.language.Reply;
import dev.burhan.legal.Answer.Circumstances;
import dev.burhan.legal.Answerer.Draft;
import dev.burhan.legal.RetrievePassages.Retrieval;
import dev.burhan.legal.WriteAnswer.BrokenOff;
import dev.burhan.legal.WriteAnswer.Written;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalDouble;
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

  private final RetrievePassages retrieve;
  private final Answerer answerer;
  private final QuoteAnswer quote;
  private final Optional<WriteAnswer> writer;
  private final Clock clock;
  private final Supplier<UUID> ids;

  /**
   * @param answerer decides whether there is evidence, and quotes it
   * @param writer empty where the quotes are the answer
   */
  public AskQuestion(
      RetrievePassages retrieve,
      Answerer answerer,
      QuoteAnswer quote,
      Optional<WriteAnswer> writer,
      Clock clock,
      Supplier<UUID> ids) {
    this.retrieve = retrieve;
    this.answerer = answerer;
    this.quote = quote;
    this.writer = writer;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Answers as a whole.
   *
   * @param calls gets the calls to models that were paid for, also where this fails
   */
  public Answer ask(TenantId tenant, Enquiry enquiry, CallLog calls, Deadline deadline) {
    return new Asking(tenant, enquiry, Nobody.WATCHING, calls, deadline).answer();
  }

  /**
   * Answers while the answer is written.
   *
   * <p>What the sink was given is what is returned, save where nothing of it was proven: then it
   * does not count, and what is returned stands in its place.
   *
   * @param calls gets the calls to models that were paid for, also where this fails
   * @throws DependencyFailure when a model fails after a part of its answer was shown
   */
  public Answer stream(
      TenantId tenant, Enquiry enquiry, AnswerSink sink, CallLog calls, Deadline deadline) {
    return new Asking(tenant, enquiry, sink, calls, deadline).answer();
  }

  /** Takes what nobody reads before it is whole. */
  private enum Nobody implements AnswerSink {
    WATCHING;

    @Override
    public void begins(Beginning beginning) {}

    @Override
    public boolean text(String piece) {
      return true;
    }

    @Override
    public boolean citation(Citation citation) {
      return true;
    }
  }

  /** One question on its way to an answer. */
  private final class Asking {
    private final TenantId tenant;
    private final Enquiry enquiry;
    private final AnswerSink sink;
    private final CallLog calls;
    private final Deadline deadline;
    private final UUID id = ids.get();
    private final Timings timings = new Timings(clock);

    Asking(TenantId tenant, Enquiry enquiry, AnswerSink sink, CallLog calls, Deadline deadline) {
      this.tenant = tenant;
      this.enquiry = enquiry;
      this.sink = sink;
      this.calls = calls;
      this.deadline = deadline;
    }

    Answer answer() {
      var retrieval = retrieve.retrieve(tenant, enquiry, calls, deadline, timings);
      var draft =
          timings.time("answer", () -> answerer.draft(enquiry.question(), retrieval, deadline));
      var model =
          draft.statements().isEmpty()
              ? answerer.model()
              : writer.map(WriteAnswer::model).orElseGet(answerer::model);
      sink.begins(
          new AnswerSink.Beginning(
              id, model, retrieval.encoder().name(), retrieval.corpusVersion()));
      if (draft.statements().isEmpty() || writer.isEmpty()) {
        return quoted(retrieval, draft, sink);
      }
      return written(writer.get(), retrieval, draft);
    }

    private Answer written(WriteAnswer by, Retrieval retrieval, Draft draft) {
      Written written;
      try {
        written = timings.time("write", () -> by.write(tenant, retrieval, sink, calls, deadline));
      } catch (BrokenOff e) {
        if (sink != Nobody.WATCHING && e.getCause() instanceof DependencyFailure failure) {
          throw failure;
        }
        return quoted(retrieval, draft, sink);
      } catch (DependencyFailure e) {
        return quoted(retrieval, draft, sink);
      }
      if (written.citations().isEmpty() && !written.isUnanswered()) {
        var shownTo = written.text().isEmpty() ? sink : Nobody.WATCHING;
        return quoted(retrieval, draft, shownTo);
      }
      var circumstances =
          circumstances(
              written.model(),
              Optional.of(by.promptVersion()),
              retrieval,
              draft,
              written.rejected(),
              written.citations().isEmpty()
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(written.groundedness()));
      if (written.citations().isEmpty()) {
        return new Answer.NoEvidence(circumstances);
      }
      return written.stop() == Reply.Stop.END
          ? new Answer.Grounded(written.text(), written.citations(), circumstances)
          : new Answer.Partial(written.text(), written.citations(), circumstances);
    }

    private Answer quoted(Retrieval retrieval, Draft draft, AnswerSink shownTo) {
      var quoted =
          timings.time("verify", () -> quote.quote(tenant, draft.statements(), shownTo, deadline));
      var circumstances =
          circumstances(
              answerer.model(),
              Optional.empty(),
              retrieval,
              draft,
              draft.statements().size() - quoted.citations().size(),
              quoted.citations().isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(1));
      return quoted.citations().isEmpty()
          ? new Answer.NoEvidence(circumstances)
          : new Answer.Grounded(quoted.text(), quoted.citations(), circumstances);
    }

    private Circumstances circumstances(
        String model,
        Optional<String> prompt,
        Retrieval retrieval,
        Draft draft,
        int rejected,
        OptionalDouble groundedness) {
      return new Circumstances(
          id,
          model,
          prompt,
          retrieval.encoder().name(),
          retrieval.corpusVersion(),
          draft.support(),
          draft.threshold(),
          rejected,
          groundedness,
          calls.calls(),
          timings.millis());
    }
  }
}
