package dev.burhan.parsers.word;

import dev.burhan.documents.DocumentFault;
import dev.burhan.parsers.format.OverLimit;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds the styles of a document, each with all it inherits. Not thread-safe. */
final class Styles {

  private static final int STYLES_MAX = 20_000;
  private static final int ANCESTORS_MAX = 50;

  /** The level that says that a paragraph is none of the headings, whatever its style says. */
  static final int BODY_TEXT = 9;

  /** Word names its own styles in English, whatever the language; identifiers are translated. */
  private static final Pattern HEADING = Pattern.compile("heading ?([1-9])");

  /** Says what one style alone states; empty where it states nothing. */
  private record Stated(
      String parent,
      Optional<Integer> outline,
      Optional<String> list,
      Optional<Integer> listLevel,
      Optional<Boolean> isHidden,
      Optional<Boolean> isOnNewPage) {

    static Stated of(
        String name, String parent, ParagraphProperties paragraph, Optional<Boolean> isHidden) {
      return new Stated(
          parent,
          paragraph.outline().or(() -> headingOf(name)),
          paragraph.list(),
          paragraph.listLevel(),
          isHidden,
          paragraph.isOnNewPage());
    }
  }

  private final Map<String, Stated> stated = new HashMap<>();
  private final Map<String, Style> known = new HashMap<>();
  private String usual = "";

  /** Styles of a document that has none. */
  static Styles none() {
    return new Styles();
  }

  static Styles read(WordXml xml) throws IOException {
    var styles = new Styles();
    xml.nextIn(0);
    int root = xml.depth();
    while (xml.nextIn(root)) {
      if (xml.name().equals("style")) {
        styles.add(xml);
      }
    }
    return styles;
  }

  private void add(WordXml xml) throws IOException {
    var id = xml.attribute("styleId");
    if (xml.attribute("type").equals("paragraph") && isOn(xml.attribute("default"))) {
      usual = id;
    }
    var name = "";
    var parent = "";
    var paragraph = ParagraphProperties.NONE;
    Optional<Boolean> isHidden = Optional.empty();
    int style = xml.depth();
    while (xml.nextIn(style)) {
      switch (xml.name()) {
        case "name" -> name = xml.value();
        case "basedOn" -> parent = xml.value();
        case "pPr" -> paragraph = ParagraphProperties.read(xml);
        case "rPr" -> isHidden = RunProperties.read(xml).isHidden();
        default -> {}
      }
    }
    put(id, Stated.of(name, parent, paragraph, isHidden));
  }

  private static boolean isOn(String value) {
    return value.equals("1") || value.equals("true") || value.equals("on");
  }

  private void put(String id, Stated style) {
    if (stated.size() == STYLES_MAX) {
      throw new OverLimit(DocumentFault.TOO_COMPLEX);
    }
    stated.put(id, style);
  }

  /** A style by its identifier; that of ordinary paragraphs when it is empty or unknown. */
  Style paragraph(String id) {
    if (stated.containsKey(id)) {
      return style(id);
    }
    var ordinary = style(usual);
    return headingOf(id)
        .map(level -> new Style(level + 1, "", 0, "", false, false))
        .orElse(ordinary);
  }

  /** A style of characters by its identifier. */
  Style character(String id) {
    return style(id);
  }

  /** The list that a style names; empty when it names none. */
  String list(String id) {
    return style(id).list();
  }

  private Style style(String id) {
    return stated.containsKey(id) ? known.computeIfAbsent(id, this::resolve) : Style.PLAIN;
  }

  private Style resolve(String id) {
    Optional<Integer> outline = Optional.empty();
    Optional<String> list = Optional.empty();
    Optional<Integer> listLevel = Optional.empty();
    Optional<Boolean> isHidden = Optional.empty();
    Optional<Boolean> isOnNewPage = Optional.empty();
    var numberedBy = "";
    var at = id;
    for (int i = 0; i < ANCESTORS_MAX && stated.containsKey(at); i++) {
      var style = stated.get(at);
      numberedBy = list.isEmpty() && style.list().isPresent() ? at : numberedBy;
      outline = outline.or(style::outline);
      list = list.or(style::list);
      listLevel = listLevel.or(style::listLevel);
      isHidden = isHidden.or(style::isHidden);
      isOnNewPage = isOnNewPage.or(style::isOnNewPage);
      at = style.parent();
    }
    return new Style(
        depth(outline.orElse(BODY_TEXT)),
        list.orElse(""),
        listLevel.orElse(0),
        numberedBy,
        isHidden.orElse(false),
        isOnNewPage.orElse(false));
  }

  /** The depth of a heading on a level of the outline; 0 for body text. */
  static int depth(int outline) {
    return outline >= 0 && outline < BODY_TEXT ? outline + 1 : 0;
  }

  private static Optional<Integer> headingOf(String name) {
    var heading = HEADING.matcher(name.toLowerCase(Locale.ROOT));
    return heading.matches()
        ? Optional.of(Integer.parseInt(heading.group(1)) - 1)
        : Optional.empty();
  }
}
