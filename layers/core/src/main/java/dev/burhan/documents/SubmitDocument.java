package dev.burhan.documents;

import dev.burhan.failure.Deadline;
import dev.burhan.failure.DependencyFailure;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobQueue;
import dev.burhan.jobs.JobStore;
import dev.burhan.language.Encoder;
import dev.burhan.language.Words;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Accepts a document for ingest, or finds that there is nothing to do. */
public final class SubmitDocument {

  /**
   * When to look for an uploaded file even if nobody told of it: no more permission to upload holds
   * then, so a job always ends.
   */
  static final Duration UPLOAD_CHECK = JobQueue.DELAY_MAX;

  private final DocumentCatalogue catalogue;
  private final DocumentStore documents;
  private final Arrivals arrivals;
  private final JobStore jobs;
  private final Supplier<Encoder> encoder;
  private final JobIds ids;

  /** Makes the id and time of a job. */
  public record JobIds(Clock clock, Supplier<UUID> ids) {
    Job next(String subject, String stage) {
      return Job.submitted(new JobId(ids.get().toString()), subject, stage, clock.instant());
    }
  }

  /** Where documents arrive, and who is told. */
  public record Arrivals(DocumentInbox inbox, Uploads uploads, JobQueue queue) {}

  public SubmitDocument(
      DocumentCatalogue catalogue,
      DocumentStore documents,
      Arrivals arrivals,
      JobStore jobs,
      Supplier<Encoder> encoder,
      JobIds ids) {
    this.catalogue = catalogue;
    this.documents = documents;
    this.arrivals = arrivals;
    this.jobs = jobs;
    this.encoder = encoder;
    this.ids = ids;
  }

  /** What submitting a document can come to. */
  public sealed interface Result {

    /** Its text will be ingested. */
    record Accepted(DocumentId document, Job job) implements Result {}

    /** It will be ingested when its file is uploaded. */
    record Expected(DocumentId document, Job job, Uploads.Permission upload) implements Result {}

    /** The same content is there already, embedded by the same encoder. */
    record Unchanged(StoredDocument document) implements Result {}

    /** There is no word in it, so nothing could ever be found. */
    record NoWords() implements Result {}
  }

  public Result submit(TenantId tenant, Submission submission, Deadline deadline) {
    if (submission.content() instanceof Submission.Inline(String text)
        && Words.of(text).isEmpty()) {
      return new Result.NoWords();
    }
    var id = submission.details().id();
    var stored = catalogue.find(tenant, id, deadline).filter(s -> isSame(s, submission));
    if (stored.isPresent()) {
      return new Result.Unchanged(stored.get());
    }
    return switch (submission.content()) {
      case Submission.Inline text -> {
        var job = open(tenant, submission, "queue", deadline);
        send(tenant, job, Duration.ZERO, deadline);
        yield new Result.Accepted(id, job);
      }
      case Submission.Upload upload -> {
        var job = open(tenant, submission, "upload", deadline);
        send(tenant, job, UPLOAD_CHECK, deadline);
        var type = submission.mediaType();
        var permission = arrivals.uploads().permit(tenant, job.id(), type, upload);
        yield new Result.Expected(id, job, permission);
      }
    };
  }

  private Job open(TenantId tenant, Submission submission, String stage, Deadline deadline) {
    var job = ids.next(submission.details().id().value(), stage);
    arrivals.inbox().put(tenant, job.id(), submission);
    jobs.create(tenant, job);
    documents.announce(tenant, job.id(), submission.details().id(), deadline);
    return job;
  }

  /** A job nobody hears of must not stand as one on its way. */
  private void send(TenantId tenant, Job job, Duration delay, Deadline deadline) {
    try {
      arrivals.queue().send(tenant, job.id(), delay);
    } catch (DependencyFailure e) {
      documents.withdraw(tenant, job.id(), deadline);
      throw e;
    }
  }

  /**
   * With a newer submission on its way, what is stored is not what will be; and what was read in
   * part may be read in full now.
   */
  private boolean isSame(StoredDocument stored, Submission submission) {
    return stored.isLatest()
        && stored.faults().isEmpty()
        && stored.contentHash().equals(submission.contentHash())
        && stored.encoder().equals(encoder.get().name());
  }
}
