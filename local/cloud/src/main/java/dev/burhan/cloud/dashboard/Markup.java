package dev.burhan.cloud.dashboard;

/** Puts text into HTML and SVG, where it stays text. */
final class Markup {

  private Markup() {}

  static String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            letter -> {
              switch (letter) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(letter);
              }
            });
    return escaped.toString();
  }
}
