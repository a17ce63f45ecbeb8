package dev.burhan.documents;

import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.util.Optional;

/**
 * Holds submissions until their job has ended. Entries expire by themselves.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface DocumentInbox {

  /** Puts a submission in; the same job again replaces it. */
  void put(TenantId tenant, JobId job, Submission submission);

  /** Empty when it was never put in, was removed or has expired. */
  Optional<Submission> find(TenantId tenant, JobId job);

  /** Takes a submission out; harmless when it is not in. */
  void remove(TenantId tenant, JobId job);
}
