package dev.burhan.documents;

import dev.burhan.failure.Deadline;
import dev.burhan.language.Language;
import dev.burhan.tenancy.TenantId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Looks up one tenant's stored documents and reads their texts.
 *
 * <p>Thread-safe. Every method fails with {@link dev.burhan.failure.DependencyFailure}.
 */
public interface DocumentCatalogue {

  Optional<StoredDocument> find(TenantId tenant, DocumentId id, Deadline deadline);

  /** Up to {@code limit} documents whose id comes after {@code after}, ordered by id. */
  List<StoredDocument> list(
      TenantId tenant,
      DocumentFilter filter,
      Optional<DocumentId> after,
      int limit,
      Deadline deadline);

  /**
   * Reads stretches of stored texts, in the order asked.
   *
   * @return one entry each; empty where the document is gone, shorter text where it ends earlier
   */
  List<Optional<Stretch>> read(TenantId tenant, List<Place> places, Deadline deadline);

  /** Names a stretch of one document. */
  record Place(DocumentId document, Span span) {}

  /**
   * Holds a stretch of a text.
   *
   * @param page on which it begins, from 1
   */
  record Stretch(String text, int page) {}

  /**
   * Narrows a list; what is empty narrows nothing.
   *
   * @param tags a document must have all of
   * @param from first day, inclusive
   * @param to last day, inclusive
   */
  record DocumentFilter(
      Optional<MediaType> mediaType,
      Optional<Language> language,
      List<String> tags,
      Optional<LocalDate> from,
      Optional<LocalDate> to) {

    public static final DocumentFilter NONE =
        new DocumentFilter(
            Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    public DocumentFilter {
      tags = List.copyOf(tags);
    }
  }
}
