package dev.burhan.documents;

import dev.burhan.documents.IndexedDocument.Receipt;
import dev.burhan.failure.Deadline;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;

/**
 * Keeps one tenant's documents with everything they are found by. Each write is one transaction: a
 * reader sees a document whole, in its old or its new form, or not at all.
 *
 * <p>Several submissions of one document may be on their way at once. Each is announced when it is
 * made; of those announced, the last one wins, whatever order their workers end in, and deleting
 * the document ends the chances of all.
 *
 * <p>Thread-safe. Every method fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface DocumentStore {

  /** What has become of an announced job. */
  sealed interface Standing {

    /** It may still store its document. */
    record Open() implements Standing {}

    /** It has stored its document. */
    record Stored(Receipt receipt) implements Standing {}

    /** A later submission of the document was stored. */
    record Superseded() implements Standing {}

    /** It was cancelled, or the document deleted. */
    record Withdrawn() implements Standing {}

    /** It was never announced, or long ago. */
    record Unknown() implements Standing {}
  }

  /**
   * Puts a job last in the order of the document's submissions; the same job again changes nothing.
   */
  void announce(TenantId tenant, JobId job, DocumentId document, Deadline deadline);

  Standing standing(TenantId tenant, JobId job, Deadline deadline);

  /** Takes an open job's chance to store; tells how it stands then. */
  Standing withdraw(TenantId tenant, JobId job, Deadline deadline);

  /**
   * Stores a document, in place of the one with the same id, if its job is open. Vectors that are
   * not given are taken from the job's {@link DraftVectors}, which are gone afterwards.
   *
   * @return {@code Stored}, now or before, or why not
   */
  Standing save(TenantId tenant, JobId job, IndexedDocument document, Deadline deadline);

  /**
   * Removes a document and everything it was found by, and withdraws its open jobs.
   *
   * @return false when there was neither
   */
  boolean delete(TenantId tenant, DocumentId document, Deadline deadline);
}
