package dev.burhan.parsers.html;

import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Reads properties of an element's {@code style} attribute; other style sheets are not read. */
final class InlineStyle {

  private InlineStyle() {}

  static boolean hides(Element element) {
    return property(element, "display").filter("none"::equals).isPresent()
        || property(element, "visibility").filter("hidden"::equals).isPresent();
  }

  /** The value that wins, in lower case. */
  static Optional<String> property(Element element, String name) {
    var style = element.attr("style");
    Optional<String> value = Optional.empty();
    for (int start = 0; start < style.length(); ) {
      int semicolon = style.indexOf(';', start);
      int end = semicolon < 0 ? style.length() : semicolon;
      int colon = style.indexOf(':', start, end);
      if (colon >= 0 && style.substring(start, colon).strip().equalsIgnoreCase(name)) {
        var written = style.substring(colon + 1, end).toLowerCase(Locale.ROOT);
        value = Optional.of(written.replace("!important", "").strip());
      }
      start = end + 1;
    }
    return value;
  }
}
