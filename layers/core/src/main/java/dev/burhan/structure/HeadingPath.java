package dev.burhan.structure;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds the headings above a place of a document, outermost first; immutable. It takes no more than
 * goes well with a chunk: what finds no room stays out.
 */
public record HeadingPath(List<String> titles) {

  public static final int HEADINGS_MAX = 8;
  public static final int LENGTH_MAX = 400;
  public static final HeadingPath NONE = new HeadingPath(List.of());

  public HeadingPath {
    titles = List.copyOf(titles);
  }

  /** Tells whether a heading may stand below those of this path. */
  public boolean takes(String title) {
    return !title.isBlank()
        && title.length() <= StructureLine.TITLE_MAX
        && titles.size() < HEADINGS_MAX
        && titles.stream().mapToInt(String::length).sum() + title.length() <= LENGTH_MAX;
  }

  /** The path with a heading below it, or the same where it is not taken. */
  public HeadingPath with(String title) {
    if (!takes(title)) {
      return this;
    }
    var longer = new ArrayList<>(titles);
    longer.add(title);
    return new HeadingPath(longer);
  }
}
