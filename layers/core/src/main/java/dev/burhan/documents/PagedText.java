package dev.burhan.documents;

import dev.burhan.structure.HeadingMark;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the text of a whole document and where its pages and headings begin.
 *
 * @param pageStarts where each page begins, in code points, never falling; the first is 0
 * @param headings lines known to be headings, in order; others are told from the text itself
 */
public record PagedText(String text, List<Integer> pageStarts, List<HeadingMark> headings) {

  /** Parts two blocks of text, such as paragraphs. */
  static final String BETWEEN_BLOCKS = "\n\n";

  public PagedText {
    pageStarts = List.copyOf(pageStarts);
    headings = List.copyOf(headings);
    if (pageStarts.isEmpty() || pageStarts.getFirst() != 0) {
      throw new IllegalArgumentException("the first page must begin at 0");
    }
  }

  /** A text without pages: all of it lies on page 1. */
  public static PagedText of(String text) {
    return new PagedText(text, List.of(0), List.of());
  }

  /**
   * Joins pages: with a space where a paragraph goes on over the break, as paragraphs otherwise.
   */
  public static PagedText join(List<ParsedPage> pages) {
    var text = new StringBuilder();
    var starts = new ArrayList<Integer>();
    var headings = new ArrayList<HeadingMark>();
    int points = 0;
    boolean continues = false;
    for (var page : pages) {
      var joint = text.isEmpty() || page.text().isEmpty() ? "" : continues ? " " : BETWEEN_BLOCKS;
      text.append(joint);
      points += joint.length();
      starts.add(starts.isEmpty() ? 0 : points);
      int offset = text.length();
      page.headings()
          .forEach(h -> headings.add(new HeadingMark(offset + h.lineStart(), h.depth())));
      text.append(page.text());
      points += page.text().codePointCount(0, page.text().length());
      continues = page.text().isEmpty() ? continues : page.continues();
    }
    return new PagedText(text.toString(), starts.isEmpty() ? List.of(0) : starts, headings);
  }

  public int pages() {
    return pageStarts.size();
  }

  /** The page, from 1, on which a code point lies. */
  public int pageAt(int codePoint) {
    int page = 1;
    for (int i = 1; i < pageStarts.size() && pageStarts.get(i) <= codePoint; i++) {
      page = i + 1;
    }
    return page;
  }

  /** Length in code points. */
  public int characters() {
    return text.codePointCount(0, text.length());
  }
}
