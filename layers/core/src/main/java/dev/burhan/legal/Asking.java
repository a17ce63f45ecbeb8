package dev.burhan.legal;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.language.CallLog;
import dev.burhan.language.Reply;
import dev.burhan.legal.Answer.Circumstances;
import dev.burhan.legal.Answer.NoEvidence.Reason;
import dev.burhan.legal.Answer.Removed;
import dev.burhan.legal.Answerer.Draft;
import dev.burhan.legal.RerankPassages.Outcome;
import dev.burhan.legal.RetrievePassages.Retrieval;
import dev.burhan.legal.WriteAnswer.BrokenOff;
import dev.burhan.legal.WriteAnswer.Written;
import dev.burhan.tenancy.Tenant.WeakAnswers;
import dev.burhan.tenancy.TenantId;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** Is one question on its way to an answer. Not thread-safe. */
final class Asking {

  private final AskQuestion.Steps steps;
  private final Request request;
  private final UUID id;
  private final Timings timings;
  private Outcome reranking = Outcome.OFF;

  /** Says who asks what, who reads the answer, who pays and by when. */
  record Request(
      TenantId tenant, Enquiry enquiry, AnswerSink sink, CallLog calls, Deadline deadline) {

    boolean withholdsWeak() {
      return enquiry.weakAnswers() == WeakAnswers.ABSTAIN;
    }

    /** Whether somebody reads text before it is whole. */
    boolean showsUnfinished() {
      return sink != Nobody.WATCHING && !withholdsWeak();
    }
  }

  /** Takes what nobody reads before it is whole. */
  enum Nobody implements AnswerSink {
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

  Asking(AskQuestion.Steps steps, Request request, UUID id, Timings timings) {
    this.steps = steps;
    this.request = request;
    this.id = id;
    this.timings = timings;
  }

  Answer answer() {
    var retrieval = retrieved();
    var question = request.enquiry().question();
    var draft =
        timings.time(
            "answer", () -> steps.answerer().draft(question, retrieval, request.deadline()));
    var writer = draft.statements().isEmpty() ? Optional.<WriteAnswer>empty() : steps.writer();
    var model = writer.map(WriteAnswer::model).orElseGet(steps.answerer()::model);
    request
        .sink()
        .begins(
            new AnswerSink.Beginning(
                id, model, retrieval.encoder().name(), retrieval.corpusVersion()));
    return writer
        .map(by -> written(by, retrieval, draft))
        .orElseGet(() -> quoted(retrieval, draft, request.sink(), Removed.NOTHING));
  }

  private Retrieval retrieved() {
    var found =
        steps
            .retrieve()
            .retrieve(
                request.tenant(), request.enquiry(), request.calls(), request.deadline(), timings);
    if (steps.rerank().isEmpty()) {
      return found;
    }
    var rerank = steps.rerank().get();
    var reranked =
        timings.time("rerank", () -> rerank.rerank(found, request.calls(), request.deadline()));
    reranking = reranked.isPresent() ? Outcome.DONE : Outcome.FAILED;
    return reranked.orElse(found);
  }

  private Answer written(WriteAnswer by, Retrieval retrieval, Draft draft) {
    var held = new HeldAnswer();
    var reader = request.withholdsWeak() ? held : request.sink();
    Written written;
    try {
      written =
          timings.time(
              "write",
              () ->
                  by.write(
                      request.tenant(), retrieval, reader, request.calls(), request.deadline()));
    } catch (BrokenOff | DependencyFailure e) {
      if (e instanceof BrokenOff broken && request.showsUnfinished()) {
        throw broken.failure();
      }
      return quoted(retrieval, draft, request.sink(), Removed.NOTHING);
    }
    if (written.citations().isEmpty() && !written.isUnanswered()) {
      boolean isClean = written.text().isEmpty() || !request.showsUnfinished();
      var shownTo = isClean ? request.sink() : Nobody.WATCHING;
      return quoted(retrieval, draft, shownTo, written.removed());
    }
    var answer = judged(written, by, retrieval, draft);
    if (!(answer instanceof Answer.NoEvidence)) {
      held.release(request.sink());
    }
    return answer;
  }

  private Answer judged(Written written, WriteAnswer by, Retrieval retrieval, Draft draft) {
    var circumstances =
        circumstances(
            new Author(written.model(), Optional.of(by.promptVersion())),
            retrieval,
            draft,
            written.removed(),
            written.groundedness());
    if (written.citations().isEmpty()) {
      return new Answer.NoEvidence(Reason.UNANSWERED, circumstances);
    }
    if (request.withholdsWeak() && circumstances.isWeaklySupported()) {
      return new Answer.NoEvidence(Reason.WEAK_SUPPORT, circumstances);
    }
    return written.stop() == Reply.Stop.END
        ? new Answer.Grounded(written.text(), written.citations(), circumstances)
        : new Answer.Partial(written.text(), written.citations(), circumstances);
  }

  /**
   * Answers with quotes.
   *
   * @param before what was taken out of a text in whose place they stand
   */
  private Answer quoted(Retrieval retrieval, Draft draft, AnswerSink shownTo, Removed before) {
    var statements = draft.statements();
    var quoted =
        timings.time(
            "verify",
            () -> steps.quote().quote(request.tenant(), statements, shownTo, request.deadline()));
    int rejected = statements.size() - quoted.citations().size();
    boolean isProven = !quoted.citations().isEmpty();
    var circumstances =
        circumstances(
            new Author(steps.answerer().model(), Optional.empty()),
            retrieval,
            draft,
            before.plus(new Removed(rejected, 0)),
            isProven ? OptionalDouble.of(1) : OptionalDouble.empty());
    if (isProven) {
      return new Answer.Grounded(quoted.text(), quoted.citations(), circumstances);
    }
    return new Answer.NoEvidence(
        statements.isEmpty() ? Reason.NOT_FOUND : Reason.UNPROVEN, circumstances);
  }

  private record Author(String model, Optional<String> promptVersion) {}

  private Circumstances circumstances(
      Author author,
      Retrieval retrieval,
      Draft draft,
      Removed removed,
      OptionalDouble groundedness) {
    return new Circumstances(
        id,
        author.model(),
        author.promptVersion(),
        retrieval.encoder().name(),
        retrieval.corpusVersion(),
        reranking,
        draft.support(),
        draft.threshold(),
        removed,
        groundedness,
        request.calls().calls(),
        timings.millis());
  }
}
