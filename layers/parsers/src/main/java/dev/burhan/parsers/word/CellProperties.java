package dev.burhan.parsers.word;

import java.io.IOException;

/**
 * Says how a cell of a table is set.
 *
 * @param isDeleted its deletion is tracked
 * @param isCovered a cell above or before it stretches over it
 */
record CellProperties(boolean isDeleted, boolean isCovered) {

  static final CellProperties NONE = new CellProperties(false, false);

  /** Reads {@code w:tcPr}. */
  static CellProperties read(WordXml xml) throws IOException {
    boolean isDeleted = false;
    boolean isCovered = false;
    int properties = xml.depth();
    while (xml.nextIn(properties)) {
      switch (xml.name()) {
        case "cellDel" -> isDeleted = true;
        case "vMerge", "hMerge" -> isCovered |= !xml.value().equals("restart");
        default -> {}
      }
    }
    return new CellProperties(isDeleted, isCovered);
  }
}
