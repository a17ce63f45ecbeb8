package dev.burhan.parsers;

/**
 * Replaces what neither PostgreSQL nor JSON can hold, one character for one, so that what is known
 * of places in the text stays true.
 */
final class CleanText {

  private static final char REPLACEMENT = '\ufffd';

  private CleanText() {}

  static String of(String text) {
    int first = 0;
    while (first < text.length() && isClean(text, first)) {
      first++;
    }
    return first == text.length() ? text : cleaned(text, first);
  }

  private static String cleaned(String text, int from) {
    var clean = new StringBuilder(text);
    for (int i = from; i < text.length(); i++) {
      if (!isClean(text, i)) {
        clean.setCharAt(i, Character.isISOControl(text.charAt(i)) ? ' ' : REPLACEMENT);
      }
    }
    return clean.toString();
  }

  private static boolean isClean(String text, int at) {
    char c = text.charAt(at);
    if (Character.isISOControl(c)) {
      return c == '\n' || c == '\t';
    }
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    return c != '\ufffe' && c != '\uffff';
  }
}
