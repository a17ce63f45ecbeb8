package dev.burhan.legal;

import dev.burhan.documents.DocumentId;
import dev.burhan.documents.Span;
import java.util.List;

/**
 * Proves one statement of an answer.
 *
 * @param number as in the text of the answer, from 1
 * @param page on which the quote begins, from 1
 * @param span of the quote in the document's text
 * @param quote exactly the document's text at {@code span}, checked against the store
 */
public record Citation(
    int number,
    DocumentId document,
    String title,
    List<String> headings,
    int page,
    Span span,
    String quote) {

  public Citation {
    headings = List.copyOf(headings);
  }
}
