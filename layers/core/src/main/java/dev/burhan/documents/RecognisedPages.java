package dev.burhan.documents;

import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;
import java.util.Optional;

/**
 * Keeps the text of recognised pages until their job has ended, so that no page is recognised, and
 * paid for, twice. Entries expire by themselves.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface RecognisedPages {

  /** Keeps the text of a page, which may be empty; the same page again replaces it. */
  void keep(TenantId tenant, JobId job, int page, String text);

  Optional<String> find(TenantId tenant, JobId job, int page);

  /** Removes the pages of a job; harmless when there are none. */
  void remove(TenantId tenant, JobId job);
}
