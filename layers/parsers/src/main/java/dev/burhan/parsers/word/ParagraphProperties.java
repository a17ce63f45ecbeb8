package dev.burhan.parsers.word;

import java.io.IOException;
import java.util.Optional;

/**
 * Says how a paragraph is set. What is empty is left to its style.
 *
 * @param style its name in the file; empty when none is named
 * @param outline level in the outline of the document, from 0
 * @param list that numbers it; {@code "0"} is none
 * @param listLevel in it, from 0
 * @param isOnNewPage a page begins before it
 * @param mark how the mark at its end is set
 * @param section whether the section that ends with it had begun on a new page
 */
record ParagraphProperties(
    String style,
    Optional<Integer> outline,
    Optional<String> list,
    Optional<Integer> listLevel,
    Optional<Boolean> isOnNewPage,
    RunProperties mark,
    Optional<Boolean> section) {

  static final ParagraphProperties NONE = new Reading().properties();

  /** Reads {@code w:pPr}; what it was before a tracked change is skipped. */
  static ParagraphProperties read(WordXml xml) throws IOException {
    var reading = new Reading();
    int properties = xml.depth();
    while (xml.nextIn(properties)) {
      reading.property(xml);
    }
    return reading.properties();
  }

  /** Reads {@code w:sectPr}: whether its section begins on a new page. */
  static boolean beginsPage(WordXml xml) throws IOException {
    var type = "nextPage";
    int section = xml.depth();
    while (xml.nextIn(section)) {
      if (xml.name().equals("type")) {
        type = xml.value();
      }
    }
    return !type.equals("continuous") && !type.equals("nextColumn");
  }

  private static final class Reading {
    private String style = "";
    private Optional<Integer> outline = Optional.empty();
    private Optional<String> list = Optional.empty();
    private Optional<Integer> listLevel = Optional.empty();
    private Optional<Boolean> isOnNewPage = Optional.empty();
    private RunProperties mark = RunProperties.NONE;
    private Optional<Boolean> section = Optional.empty();

    void property(WordXml xml) throws IOException {
      switch (xml.name()) {
        case "pStyle" -> style = xml.value();
        case "outlineLvl" -> outline = Optional.of(xml.number("val", Styles.BODY_TEXT));
        case "numPr" -> list(xml);
        case "pageBreakBefore" -> isOnNewPage = Optional.of(xml.isOn());
        case "rPr" -> mark = RunProperties.read(xml);
        case "sectPr" -> section = Optional.of(beginsPage(xml));
        default -> {}
      }
    }

    private void list(WordXml xml) throws IOException {
      int properties = xml.depth();
      while (xml.nextIn(properties)) {
        switch (xml.name()) {
          case "ilvl" -> listLevel = Optional.of(xml.number("val", 0));
          case "numId" -> list = Optional.of(xml.value());
          default -> {}
        }
      }
    }

    ParagraphProperties properties() {
      return new ParagraphProperties(style, outline, list, listLevel, isOnNewPage, mark, section);
    }
  }
}
