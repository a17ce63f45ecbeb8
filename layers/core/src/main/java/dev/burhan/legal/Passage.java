package dev.burhan.legal;

import dev.burhan.documents.DocumentId;
import dev.burhan.documents.Span;
import dev.burhan.language.Language;
import java.util.List;

/**
 * Holds a chunk as it was found again, with what is needed to quote it.
 *
 * @param stems the stem of each word of the text, in order, stop words kept; one for each of {@link
 *     dev.burhan.language.Words#of}. Those that the question has in none of the languages of {@link
 *     PassageIndex.LanguageStatistics#questionStems} may be empty: nothing may depend on them
 */
public record Passage(
    long id,
    DocumentId document,
    String title,
    int ordinal,
    Span span,
    int page,
    List<String> headings,
    Language language,
    String text,
    List<String> stems) {

  public Passage {
    headings = List.copyOf(headings);
    stems = List.copyOf(stems);
  }
}
