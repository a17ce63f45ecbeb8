package dev.burhan.documents;

import dev.burhan.failure.Deadline;
import dev.burhan.jobs.JobId;
import dev.burhan.language.Vector;
import dev.burhan.tenancy.TenantId;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the vectors of a job until its document is stored, so that work done twice is paid once.
 * {@link DocumentStore#save} takes them from here by the hash of the text embedded. Drafts that are
 * left expire by themselves.
 *
 * <p>Thread-safe; fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface DraftVectors {

  /**
   * Copies what the tenant's stored passages have into the job's drafts.
   *
   * @param encoder that embedded them; vectors of another are not taken
   * @param wanted hashes of texts
   * @return those of {@code wanted} that are among the job's drafts now
   */
  Set<TextHash> reuse(
      TenantId tenant, JobId job, String encoder, Set<TextHash> wanted, Deadline deadline);

  /** Adds drafts; the same hash again changes nothing. */
  void keep(
      TenantId tenant, JobId job, String encoder, Map<TextHash, Vector> vectors, Deadline deadline);

  /** Removes the job's drafts. */
  void discard(TenantId tenant, JobId job, Deadline deadline);
}
