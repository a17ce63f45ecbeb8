package dev.burhan.parsers.html;

import java.util.Set;
import org.jsoup.nodes.Element;

/** Says how browsers treat elements. */
final class Tags {

  /**
   * What is not shown, what is shown in place of something else alone, what is no text, and what
   * was deleted: it may be shown struck out, but it must not be quoted as if it stood.
   */
  private static final Set<String> UNSEEN =
      Set.of(
          "head",
          "title",
          "script",
          "style",
          "template",
          "noscript",
          "noframes",
          "noembed",
          "iframe",
          "object",
          "embed",
          "audio",
          "video",
          "canvas",
          "svg",
          "select",
          "datalist",
          "textarea",
          "rp",
          "rt",
          "del");

  /** What stands on lines of its own. */
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "caption",
          "center",
          "dd",
          "details",
          "dialog",
          "dir",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hgroup",
          "hr",
          "legend",
          "li",
          "listing",
          "main",
          "menu",
          "nav",
          "ol",
          "p",
          "plaintext",
          "pre",
          "search",
          "section",
          "summary",
          "table",
          "td",
          "th",
          "tr",
          "ul",
          "xmp");

  private Tags() {}

  /** Tells whether neither an element nor what is in it is read. */
  static boolean isUnseen(Element element) {
    return UNSEEN.contains(element.normalName())
        || element.hasAttr("hidden")
        || element.attr("aria-hidden").equalsIgnoreCase("true")
        || InlineStyle.hides(element);
  }

  static boolean isBlock(String name) {
    return BLOCKS.contains(name);
  }
}
