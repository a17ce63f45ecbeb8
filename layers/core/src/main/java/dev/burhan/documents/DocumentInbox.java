package dev.burhan.documents;

import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.util.Optional;

/**
 * Holds documents between their arrival and their ingest. Entries expire by themselves.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface DocumentInbox {

  /** Puts a document in; the same job again replaces it. */
  void put(TenantId tenant, JobId job, NewDocument document);

  /** Empty when it was never put in or has expired. */
  Optional<NewDocument> find(TenantId tenant, JobId job);
}
