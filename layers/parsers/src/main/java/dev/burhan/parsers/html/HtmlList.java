package dev.burhan.parsers.html;

import dev.burhan.parsers.format.NumberFormat;
import java.util.Map;
import org.jsoup.nodes.Element;

/** Marks or numbers the items of one list. Not thread-safe. */
final class HtmlList {

  private static final String BULLET = "bullet";
  private static final String NONE = "none";

  private static final Map<String, String> TYPES =
      Map.of(
          "1", NumberFormat.DIGITS,
          "a", "lowerLetter",
          "A", "upperLetter",
          "i", "lowerRoman",
          "I", "upperRoman");

  private static final Map<String, String> STYLES =
      Map.ofEntries(
          Map.entry("none", NONE),
          Map.entry("disc", BULLET),
          Map.entry("circle", BULLET),
          Map.entry("square", BULLET),
          Map.entry("decimal", NumberFormat.DIGITS),
          Map.entry("decimal-leading-zero", "decimalZero"),
          Map.entry("lower-alpha", "lowerLetter"),
          Map.entry("lower-latin", "lowerLetter"),
          Map.entry("upper-alpha", "upperLetter"),
          Map.entry("upper-latin", "upperLetter"),
          Map.entry("lower-roman", "lowerRoman"),
          Map.entry("upper-roman", "upperRoman"),
          Map.entry("arabic-indic", "arabicIndic"),
          Map.entry("persian", "persian"));

  private final String format;
  private final int step;
  private int next;
  private int items;

  HtmlList(Element list) {
    boolean isOrdered = list.normalName().equals("ol");
    boolean isReversed = isOrdered && list.hasAttr("reversed");
    format = format(list, isOrdered ? NumberFormat.DIGITS : BULLET);
    step = isReversed ? -1 : 1;
    next = number(list, "start", isReversed ? length(list) : 1);
  }

  /** What stands before an item. */
  String mark(Element item) {
    items++;
    int number = number(item, "value", next);
    next = number + step;
    return switch (format(item, format)) {
      case NONE -> "";
      case BULLET -> "- ";
      case String numbered -> NumberFormat.write(number, numbered, "") + ". ";
    };
  }

  boolean isFirst() {
    return items == 1;
  }

  private static String format(Element element, String otherwise) {
    var style = InlineStyle.property(element, "list-style-type");
    if (style.isEmpty()) {
      style = InlineStyle.property(element, "list-style");
    }
    var type = TYPES.getOrDefault(element.attr("type"), otherwise);
    return style.map(value -> STYLES.getOrDefault(value, type)).orElse(type);
  }

  private static int number(Element element, String attribute, int otherwise) {
    try {
      return Integer.parseInt(element.attr(attribute).strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private static int length(Element list) {
    return (int) list.childNodes().stream().filter(child -> child.nameIs("li")).count();
  }
}
