package dev.burhan.legal;

/**
 * Makes text harmless in whatever shows it, after all that was taken out of it: nothing in it is
 * HTML, a link, an address, an image or a citation. Not thread-safe: one answer, one text.
 */
final class InertText {

  /** A bracket, and white space and digits behind it, that may look like a citation. */
  private final StringBuilder bracket = new StringBuilder();

  private char last = ' ';

  /** Gives what may be shown of the text so far. */
  String of(String piece) {
    var shown = new StringBuilder(piece.length());
    for (int i = 0; i < piece.length(); i++) {
      take(replaced(piece.charAt(i)), shown);
    }
    return shown.toString();
  }

  /** Gives what was held back. */
  String end() {
    var shown = new StringBuilder();
    release(shown);
    return shown.toString();
  }

  private void take(char character, StringBuilder shown) {
    if (!bracket.isEmpty()) {
      if (isOfNumber(character) || (Character.isWhitespace(character) && !hasDigit())) {
        bracket.append(character);
        return;
      }
      release(shown);
    }
    // A label is one only right before its address or another label, a scheme before what it leads
    // to, a mailbox before its host.
    boolean isLabel = last == ']' && "([:".indexOf(character) >= 0;
    boolean isScheme = last == ':' && (isSlash(character) || Character.isLetter(character));
    boolean isMailbox = isAt(character) && !Character.isWhitespace(last);
    if (isLabel || isScheme || isMailbox) {
      put(' ', shown);
    }
    if (character == '[') {
      bracket.append(character);
    } else {
      put(character, shown);
    }
  }

  private void release(StringBuilder shown) {
    if (bracket.isEmpty()) {
      return;
    }
    boolean isYear = bracket.length() == 5 && !Character.isWhitespace(bracket.charAt(1));
    if (hasDigit() && !isYear) {
      bracket.setCharAt(0, '(');
    }
    for (int i = 0; i < bracket.length(); i++) {
      put(bracket.charAt(i), shown);
    }
    bracket.setLength(0);
  }

  private boolean hasDigit() {
    return bracket.chars().anyMatch(character -> isOfNumber((char) character));
  }

  private void put(char character, StringBuilder shown) {
    shown.append(character);
    last = character;
  }

  private static boolean isSlash(char character) {
    return character == '/' || character == '\\';
  }

  private static boolean isAt(char character) {
    return character == '@' || character == '＠';
  }

  private static boolean isOfNumber(char character) {
    return Character.isDigit(character);
  }

  /** Characters that begin HTML, or look like the brackets of a citation. */
  private static char replaced(char character) {
    return switch (character) {
      case '<', '＜' -> '‹';
      case '【', '［', '〔' -> '(';
      case '】', '］', '〕' -> ')';
      default -> character;
    };
  }

  /** Notes text that was shown beside, which is not looked at. */
  void shownBeside(String text) {
    if (!text.isEmpty()) {
      last = text.charAt(text.length() - 1);
    }
  }
}
