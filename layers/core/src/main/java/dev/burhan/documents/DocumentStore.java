package dev.burhan.documents;

import dev.burhan.failure.Deadline;
import dev.burhan.tenancy.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * Keeps one tenant's documents with everything they are found by. Each write is one transaction: a
 * reader sees a document whole, in its old or its new form, or not at all.
 *
 * <p>Thread-safe. Every method fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface DocumentStore {

  /**
   * Stores a document, in place of the one with the same id. Storing the same twice is harmless.
   */
  void save(TenantId tenant, IndexedDocument document, Deadline deadline);

  Optional<StoredDocument> find(TenantId tenant, DocumentId id, Deadline deadline);

  /** Up to {@code limit} documents whose id comes after {@code after}, ordered by id. */
  List<StoredDocument> list(
      TenantId tenant, Optional<DocumentId> after, int limit, Deadline deadline);

  /** Removes a document and everything it was found by; false when there was none. */
  boolean delete(TenantId tenant, DocumentId id, Deadline deadline);

  /**
   * Reads stretches of stored texts, in the order asked.
   *
   * @return one entry each; empty where the document is gone, shorter text where it ends earlier
   */
  List<Optional<String>> read(TenantId tenant, List<Place> places, Deadline deadline);

  /** Names a stretch of one document. */
  record Place(DocumentId document, Span span) {}
}
