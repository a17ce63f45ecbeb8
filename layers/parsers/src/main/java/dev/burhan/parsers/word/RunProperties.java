package dev.burhan.parsers.word;

import java.io.IOException;
import java.util.Optional;

/**
 * Says how a run of text, or the mark at the end of a paragraph, is set.
 *
 * @param style of characters; empty when none is named
 * @param isHidden it is not shown; empty when only the style says
 * @param font in which it is set; empty when none is named
 * @param isDeleted somebody deleted it and the deletion is tracked
 */
record RunProperties(String style, Optional<Boolean> isHidden, String font, boolean isDeleted) {

  static final RunProperties NONE = new RunProperties("", Optional.empty(), "", false);

  /** Reads {@code w:rPr}. */
  static RunProperties read(WordXml xml) throws IOException {
    var style = "";
    Optional<Boolean> isHidden = Optional.empty();
    var font = "";
    boolean isDeleted = false;
    int properties = xml.depth();
    while (xml.nextIn(properties)) {
      switch (xml.name()) {
        case "rStyle" -> style = xml.value();
        case "vanish" -> isHidden = Optional.of(xml.isOn());
        case "rFonts" -> font = xml.attribute("ascii");
        case "del", "moveFrom" -> isDeleted = true;
        default -> {}
      }
    }
    return new RunProperties(style, isHidden, font, isDeleted);
  }
}
