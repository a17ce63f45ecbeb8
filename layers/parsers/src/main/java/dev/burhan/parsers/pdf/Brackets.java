package dev.burhan.parsers.pdf;

/** Knows the characters that open and close, and which shape each has in the other direction. */
final class Brackets {

  private static final String OPENING = "([{<«‹";
  private static final String CLOSING = ")]}>»›";

  private Brackets() {}

  static boolean isOpening(String text) {
    return text.length() == 1 && OPENING.contains(text);
  }

  static boolean isClosing(String text) {
    return text.length() == 1 && CLOSING.contains(text);
  }

  /** The bracket that looks like this one in text that runs the other way. */
  static String mirrored(String text) {
    if (isOpening(text)) {
      return String.valueOf(CLOSING.charAt(OPENING.indexOf(text)));
    }
    return isClosing(text) ? String.valueOf(OPENING.charAt(CLOSING.indexOf(text))) : text;
  }
}
