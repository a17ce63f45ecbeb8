package dev.burhan.documents;

import dev.burhan.documents.DocumentReader.Reading;
import dev.burhan.documents.DocumentStore.Standing;
import dev.burhan.documents.IndexedDocument.IndexedChunk;
import dev.burhan.documents.IndexedDocument.Receipt;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.Job.Outcome;
import dev.burhan.jobs.Job.Reason;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.RunJob.Step;
import dev.burhan.jobs.RunJob.Work;
import dev.burhan.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads, cuts, embeds and stores one submitted document. The store writes it whole or not at all,
 * and knows which jobs have stored theirs, so a worker may die anywhere: the next delivery does
 * what is left.
 */
public final class IngestDocument implements Work {

  private final DocumentInbox inbox;
  private final DocumentReader reader;
  private final Chunker chunker;
  private final EmbedPassages embed;
  private final DraftVectors drafts;
  private final DocumentStore documents;

  public IngestDocument(
      DocumentInbox inbox,
      DocumentReader reader,
      Chunker chunker,
      EmbedPassages embed,
      DraftVectors drafts,
      DocumentStore documents) {
    this.inbox = inbox;
    this.reader = reader;
    this.chunker = chunker;
    this.embed = embed;
    this.drafts = drafts;
    this.documents = documents;
  }

  @Override
  public Outcome run(TenantId tenant, Job job, Step step, Deadline deadline) {
    return switch (documents.standing(tenant, job.id(), deadline)) {
      case Standing.Open() -> ingestWhileOpen(tenant, job.id(), step, deadline);
      case Standing standing -> outcome(standing);
    };
  }

  /** Ends work whose document was deleted or sent anew: nothing more is paid for it. */
  private static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Standing standing;

    Closed(Standing standing) {
      super("the document was deleted or sent anew", null, false, false);
      this.standing = standing;
    }
  }

  private Outcome ingestWhileOpen(TenantId tenant, JobId job, Step step, Deadline deadline) {
    Step whileOpen =
        (stage, done, total) -> {
          step.at(stage, done, total);
          var standing = documents.standing(tenant, job, deadline);
          if (!(standing instanceof Standing.Open)) {
            throw new Closed(standing);
          }
        };
    try {
      return ingest(tenant, job, whileOpen, deadline);
    } catch (Closed e) {
      return outcome(e.standing);
    }
  }

  private Outcome ingest(TenantId tenant, JobId job, Step step, Deadline deadline) {
    var submission = inbox.find(tenant, job);
    if (submission.isEmpty()) {
      return Outcome.failed(reason(DocumentFault.INPUT_EXPIRED));
    }
    return switch (reader.read(tenant, job, submission.get(), step, deadline)) {
      case Reading.Refused(var fault) -> Outcome.failed(reason(fault));
      case Reading.Read(var text, var faults) ->
          index(tenant, job, Document.of(submission.get(), text), faults, step, deadline);
    };
  }

  private Outcome index(
      TenantId tenant,
      JobId job,
      Document document,
      List<DocumentFault> faults,
      Step step,
      Deadline deadline) {
    step.at("chunk", 0, 1);
    var chunks = chunker.chunk(document);
    var embedded = embed.embed(tenant, job, document.title(), chunks, step, deadline);
    step.at("store", 0, 1);
    var receipt =
        new Receipt(
            document.content().pages(),
            chunks.size(),
            embedded.paid(),
            embedded.vectors() - embedded.paid(),
            faults);
    var drafted = chunks.stream().map(c -> new IndexedChunk(c, Optional.empty())).toList();
    var indexed = new IndexedDocument(document, embed.encoder(), drafted, receipt);
    return outcome(documents.save(tenant, job, indexed, deadline));
  }

  private static Outcome outcome(Standing standing) {
    return switch (standing) {
      case Standing.Stored(Receipt receipt) ->
          Outcome.done(
              receipt.faults().stream().map(IngestDocument::reason).toList(),
              Map.of(
                  "pages", receipt.pages(),
                  "passages", receipt.passages(),
                  "embedded", receipt.embedded(),
                  "reused", receipt.reused()));
      case Standing.Superseded(), Standing.Withdrawn(), Standing.Unknown(), Standing.Open() ->
          Outcome.cancelled(
              new Reason(
                  "superseded", "The document was sent anew or deleted before this was stored."));
    };
  }

  /** What a document leaves behind on its way is of no use once its job has ended. */
  @Override
  public void ended(TenantId tenant, JobId job, Deadline deadline) {
    documents.withdraw(tenant, job, deadline);
    drafts.discard(tenant, job, deadline);
    reader.forget(tenant, job);
    inbox.remove(tenant, job);
  }

  private static Reason reason(DocumentFault fault) {
    return new Reason(fault.code(), fault.detail());
  }
}
