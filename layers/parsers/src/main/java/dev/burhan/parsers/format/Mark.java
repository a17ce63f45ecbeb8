package dev.burhan.parsers.format;

/**
 * Names the characters that stand in a block's text where something other than text is. Neither XML
 * nor what is read of HTML can hold them, so no file can forge them.
 */
public final class Mark {

  /** The author begins a new page. */
  public static final char PAGE = '\f';

  /** The author wants what follows at the top of a page. */
  public static final char PAGE_TOP = '\u001d';

  /** A page began here when the file was last laid out, perhaps at one of the marks above. */
  public static final char PAGE_LAID_OUT = '\u000b';

  /** A picture or another thing that is not text. */
  public static final char OBJECT = '\u0001';

  private Mark() {}

  public static boolean is(char c) {
    return c == PAGE || c == PAGE_TOP || c == PAGE_LAID_OUT || c == OBJECT;
  }

  static boolean isPage(char c) {
    return is(c) && c != OBJECT;
  }

  /** The text without its marks. */
  public static String without(String text) {
    var kept = new StringBuilder(text.length());
    text.chars().filter(c -> !is((char) c)).forEach(c -> kept.append((char) c));
    return kept.toString();
  }

  /** The pages that begin in a text. */
  public static String pagesOf(String text) {
    var marks = new StringBuilder();
    text.chars().filter(c -> isPage((char) c)).forEach(c -> marks.append((char) c));
    return marks.toString();
  }
}
