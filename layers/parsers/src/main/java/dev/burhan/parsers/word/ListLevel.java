package dev.burhan.parsers.word;

import java.io.IOException;

/**
 * Says how the paragraphs on one level of a list are numbered.
 *
 * @param start the first number
 * @param format how numbers are written, as the file names it
 * @param example of numbers in a format of the author's own, such as {@code 001, 002, …}
 * @param text with {@code %1} to {@code %9} where the numbers of levels go
 * @param isLegal numbers of the levels above are written in digits
 * @param restart counts anew below this level (from 1) and those above it; 0 never, -1 below all
 * @param style whose paragraphs are on this level
 * @param isHidden the number is counted but not shown
 */
record ListLevel(
    int start,
    String format,
    String example,
    String text,
    boolean isLegal,
    int restart,
    String style,
    boolean isHidden) {

  /** Levels of a list. */
  static final int LEVELS = 9;

  static final String BULLET = "bullet";

  /** Word allows 32,767. */
  private static final int START_MAX = 1_000_000;

  private static final int TEXT_MAX = 100;
  private static final int BELOW_ALL = -1;

  /** Reads {@code w:lvl}. */
  static ListLevel read(WordXml xml) throws IOException {
    var reading = new Reading();
    reading.children(xml);
    return reading.level();
  }

  static int start(WordXml xml) {
    return Math.clamp(xml.number("val", 1), 0, START_MAX);
  }

  boolean isBullet() {
    return format.equals(BULLET);
  }

  /** Tells whether it counts anew once a paragraph stood on a level above it, both from 0. */
  boolean restartsAfter(int above) {
    return restart == BELOW_ALL || above < restart;
  }

  private static final class Reading {
    private int start = 1;
    private String format = "decimal";
    private String example = "";
    private String text = "";
    private boolean isLegal;
    private int restart = BELOW_ALL;
    private String style = "";
    private boolean isHidden;

    void children(WordXml xml) throws IOException {
      int parent = xml.depth();
      while (xml.nextIn(parent)) {
        child(xml);
      }
    }

    private void child(WordXml xml) throws IOException {
      switch (xml.name()) {
        case "start" -> start = start(xml);
        case "numFmt" -> {
          format = xml.value();
          example = xml.attribute("format");
        }
        case "lvlText" -> text = shortened(xml.value());
        case "isLgl" -> isLegal = xml.isOn();
        case "lvlRestart" -> restart = Math.max(xml.number("val", BELOW_ALL), BELOW_ALL);
        case "pStyle" -> style = xml.value();
        case "rPr" -> isHidden = RunProperties.read(xml).isHidden().orElse(false);
        // The first alternative is what new versions of Word read, such as a format of one's own.
        case "mc:AlternateContent" -> {
          if (xml.nextIn(xml.depth())) {
            children(xml);
          }
        }
        default -> {}
      }
    }

    private static String shortened(String text) {
      return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    }

    ListLevel level() {
      return new ListLevel(
          start, format, shortened(example), text, isLegal, restart, style, isHidden);
    }
  }
}
