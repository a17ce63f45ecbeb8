package dev.burhan.documents;

import dev.burhan.structure.HeadingMark;
import java.util.List;

/**
 * Holds what was read on one page of a file: paragraphs parted by a blank line, rows of a table by
 * a line break, without the headers, footers and page numbers that repeat from page to page.
 *
 * @param headings lines of the page that are headings, {@code lineStart} counted from its beginning
 * @param isImage there is a picture and hardly a letter: only character recognition could read it
 * @param continues the last paragraph goes on at the beginning of the next page that has text
 */
public record ParsedPage(
    String text, List<HeadingMark> headings, boolean isImage, boolean continues) {

  public ParsedPage {
    headings = List.copyOf(headings);
  }

  public static ParsedPage of(String text) {
    return new ParsedPage(text, List.of(), false, false);
  }
}
