package dev.burhan.documents;

import dev.burhan.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds one piece of a document: small enough to read at a glance, whole enough to mean something.
 *
 * @param ordinal place among the document's chunks, from 0
 * @param span where it lies in the document's text
 * @param page page it begins on, from 1
 * @param headings the headings above it, outermost first
 * @param parent ordinal of the chunk that introduces this one, such as clause 4 for clause 4.2;
 *     always smaller than {@code ordinal}
 * @param text exactly the document's text at {@code span}
 */
public record Chunk(
    int ordinal,
    Span span,
    int page,
    List<String> headings,
    Optional<Integer> parent,
    Language language,
    String text) {

  public Chunk {
    headings = List.copyOf(headings);
  }

  /**
   * What the chunk is found by: its text under the document's title and its headings, which often
   * say whose text it is.
   */
  public String searchText(String title) {
    return searchText(title, headings, text);
  }

  /** The same of any text. */
  public static String searchText(String title, List<String> headings, String text) {
    var lines = new ArrayList<String>();
    if (!title.isBlank() && !headings.contains(title)) {
      lines.add(title);
    }
    lines.addAll(headings);
    lines.add(text);
    return String.join("\n", lines);
  }
}
