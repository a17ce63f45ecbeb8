package dev.burhan.documents;

import dev.burhan.failure.Deadline;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobQueue;
import dev.burhan.jobs.JobStore;
import dev.burhan.language.Encoder;
import dev.burhan.language.Words;
import dev.burhan.tenancy.TenantId;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/** Accepts a document for ingest, or finds that there is nothing to do. */
public final class SubmitDocument {

  private final DocumentStore documents;
  private final DocumentInbox inbox;
  private final JobStore jobs;
  private final JobQueue queue;
  private final Supplier<Encoder> encoder;
  private final JobIds ids;

  /** Makes the id and time of a job. */
  public record JobIds(Clock clock, Supplier<UUID> ids) {
    Job next(String subject) {
      return Job.submitted(new JobId(ids.get().toString()), subject, clock.instant());
    }
  }

  public SubmitDocument(
      DocumentStore documents,
      DocumentInbox inbox,
      JobStore jobs,
      JobQueue queue,
      Supplier<Encoder> encoder,
      JobIds ids) {
    this.documents = documents;
    this.inbox = inbox;
    this.jobs = jobs;
    this.queue = queue;
    this.encoder = encoder;
    this.ids = ids;
  }

  /** What submitting a document can come to. */
  public sealed interface Submission {

    /** It will be ingested. */
    record Accepted(DocumentId document, Job job) implements Submission {}

    /** The same content is there already, embedded by the same encoder. */
    record Unchanged(StoredDocument document) implements Submission {}

    /** There is no word in it, so nothing could ever be found. */
    record NoWords() implements Submission {}
  }

  public Submission submit(TenantId tenant, NewDocument document, Deadline deadline) {
    if (Words.of(document.text()).isEmpty()) {
      return new Submission.NoWords();
    }
    var stored = documents.find(tenant, document.id(), deadline);
    if (stored.isPresent() && isSame(stored.get(), document)) {
      return new Submission.Unchanged(stored.get());
    }
    var job = ids.next(document.id().value());
    inbox.put(tenant, job.id(), document);
    jobs.create(tenant, job);
    queue.send(tenant, job.id());
    return new Submission.Accepted(document.id(), job);
  }

  private boolean isSame(StoredDocument stored, NewDocument document) {
    return stored.contentHash().equals(document.contentHash())
        && stored.encoder().equals(encoder.get().name());
  }
}
