package dev.burhan.documents;

import dev.burhan.documents.DocumentStore.Standing;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.Job;
import dev.burhan.jobs.Job.Reason;
import dev.burhan.jobs.JobEvents;
import dev.burhan.jobs.JobId;
import dev.burhan.jobs.JobStore;
import dev.burhan.tenancy.TenantId;
import java.util.Optional;

/**
 * Cancels the ingest of a document so that nothing of it is stored, or says that it is too late.
 */
public final class CancelJob {

  private static final Reason CANCELLED =
      new Reason("cancelled", "The job was cancelled before its document was stored.");

  private final JobStore jobs;
  private final DocumentStore documents;
  private final JobEvents events;

  public CancelJob(JobStore jobs, DocumentStore documents, JobEvents events) {
    this.jobs = jobs;
    this.documents = documents;
    this.events = events;
  }

  /** What cancelling a job can come to. */
  public sealed interface Result {

    /** It is cancelled, now or before; its document will not be stored by it. */
    record Cancelled(Job job) implements Result {}

    /** It has ended otherwise, or its document is stored already. */
    record TooLate(Job job) implements Result {}

    /** There is no such job. */
    record Unknown() implements Result {}
  }

  public Result cancel(TenantId tenant, JobId id, Deadline deadline) {
    var found = jobs.find(tenant, id);
    if (found.isEmpty()) {
      return new Result.Unknown();
    }
    if (!found.get().status().isFinal()) {
      // First where it decides: a worker that has not stored by now cannot any more.
      if (documents.withdraw(tenant, id, deadline) instanceof Standing.Stored) {
        return new Result.TooLate(found.get());
      }
      events.ending(tenant, id);
      jobs.cancel(tenant, id, CANCELLED);
    }
    return now(jobs.find(tenant, id));
  }

  private static Result now(Optional<Job> found) {
    return found
        .<Result>map(
            job ->
                job.status() == Job.Status.CANCELLED
                    ? new Result.Cancelled(job)
                    : new Result.TooLate(job))
        .orElseGet(Result.Unknown::new);
  }
}
