package dev.burhan.function.ingest;

import dev.burhan.documents.DocumentCatalogue.Stretch;
import dev.burhan.documents.Span;
import dev.burhan.documents.StoredDocument;
import dev.burhan.edge.Problem;
import dev.burhan.edge.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a document's text.
 *
 * @param next the span that follows; null at the end of the text
 */
record StretchPayload(
    String documentId,
    int start,
    int end,
    int page,
    String text,
    int characters,
    @Nullable String next) {

  /** Keeps a response far below what a function may answer, in any script. */
  private static final int LENGTH_MAX = 100_000;

  static final Span FIRST = new Span(0, LENGTH_MAX);

  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})-([0-9]{1,9})");

  static Span span(String value) {
    var form = FORM.matcher(value);
    if (form.matches()) {
      int start = Integer.parseInt(form.group(1));
      int end = Integer.parseInt(form.group(2));
      if (start <= end && end - start <= LENGTH_MAX) {
        return new Span(start, end);
      }
    }
    throw new ProblemException(
        Problem.invalid(
            "span", "This parameter must be two numbers such as 15-71, at most 100,000 apart."));
  }

  static StretchPayload of(StoredDocument document, Span span, Stretch stretch) {
    int end = span.start() + stretch.text().codePointCount(0, stretch.text().length());
    int nextEnd = Math.min(end + LENGTH_MAX, document.characters());
    return new StretchPayload(
        document.id().value(),
        span.start(),
        end,
        stretch.page(),
        stretch.text(),
        document.characters(),
        end < document.characters() ? end + "-" + nextEnd : null);
  }
}
