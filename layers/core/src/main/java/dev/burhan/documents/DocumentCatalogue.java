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

  /**
   * Reads runs of chunks, in the order asked, each as one text with all that lies between them.
   *
   * @return one entry each; empty where there are no such chunks, fewer chunks where the document
   *     ends earlier
   */
  List<Optional<Extract>> extracts(TenantId tenant, List<ChunkRange> ranges, Deadline deadline);

  /**
   * Names consecutive chunks of one document by their ordinals.
   *
   * @param last inclusive; may lie beyond the last chunk
   */
  record ChunkRange(DocumentId document, int first, int last) {

    public ChunkRange {
      if (first < 0 || last < first) {
        throw new IllegalArgumentException(
            "chunks must be 0 <= first <= last: " + first + ".." + last);
      }
    }
  }

  /**
   * Holds what a run of chunks spans.
   *
   * @param page on which its first chunk begins, from 1
   * @param headings above its first chunk, outermost first
   * @param text exactly the document's text at {@code span}
   */
  record Extract(Span span, int page, List<String> headings, String text) {

    public Extract {
      headings = List.copyOf(headings);
    }
  }

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
