package dev.burhan.function.ingest;

import dev.burhan.documents.StoredDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of documents.
 *
 * @param next pass it as {@code after} for the next page; null on the last
 */
record DocumentListPayload(List<DocumentPayload> documents, @Nullable String next) {

  /** Takes one more than the page holds, to tell whether there is another. */
  static DocumentListPayload of(List<StoredDocument> found, int limit) {
    var page = found.subList(0, Math.min(limit, found.size()));
    return new DocumentListPayload(
        page.stream().map(DocumentPayload::of).toList(),
        found.size() > limit ? page.getLast().id().value() : null);
  }
}
