package dev.burhan.legal;

import dev.burhan.documents.DocumentCatalogue.DocumentFilter;
import dev.burhan.documents.DocumentDetails;
import dev.burhan.documents.DocumentId;
import java.util.List;

/**
 * Narrows a search to some passages; what is empty narrows nothing.
 *
 * @param documents a passage must be of one of
 * @param details a passage's document must bear; but the language is the passage's own, since one
 *     document may hold several
 */
public record PassageFilter(List<DocumentId> documents, DocumentFilter details) {

  public static final int DOCUMENTS_MAX = 200;

  public static final PassageFilter NONE = new PassageFilter(List.of(), DocumentFilter.NONE);

  public PassageFilter {
    documents = documents.stream().distinct().toList();
    if (documents.size() > DOCUMENTS_MAX) {
      throw new IllegalArgumentException("a filter may name at most 200 documents");
    }
    if (details.tags().size() > DocumentDetails.TAGS_MAX) {
      throw new IllegalArgumentException("a filter may name at most 20 tags");
    }
  }

  public boolean narrows() {
    return !equals(NONE);
  }
}
