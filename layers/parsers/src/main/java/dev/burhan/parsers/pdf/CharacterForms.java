package dev.burhan.parsers.pdf;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Map;

/**
 * Turns what fonts say about their shapes into the characters a person would type: a ligature into
 * its letters, a letter's form at the end of a word into the letter, a symbol font's bullet into a
 * bullet. Quotes and dashes stay as they are.
 */
final class CharacterForms {

  /** Stands for a shape whose character the file does not tell. */
  static final String UNKNOWN = "\uFFFD";

  /** Stands for a shape that is no character of its own; taken out once letters are in order. */
  static final String SILENT = "\u2060";

  /** What the symbol fonts of office programs hold at codes of their own. */
  private static final Map<Integer, String> SYMBOLS =
      Map.ofEntries(
          Map.entry(0xF020, " "),
          Map.entry(0xF02D, "-"),
          Map.entry(0xF06F, "☐"),
          Map.entry(0xF071, "☐"),
          Map.entry(0xF0A8, "☐"),
          Map.entry(0xF0FE, "☒"),
          Map.entry(0xF0FD, "☒"),
          Map.entry(0xF0FC, "✓"));

  private static final int SYMBOLS_FIRST = 0xF020;
  private static final int SYMBOLS_LAST = 0xF0FF;

  private CharacterForms() {}

  /** The characters a shape stands for; empty when it shows nothing and takes no place. */
  static String normalise(String shape) {
    if (isPlain(shape)) {
      return shape;
    }
    var text = new StringBuilder();
    shape.codePoints().forEach(c -> append(text, c));
    return lamBeforeAlef(text.toString());
  }

  private static boolean isPlain(String shape) {
    return shape
        .chars()
        .allMatch(c -> (c >= ' ' && c < 0x7F) || (c > 0xA0 && c < 0x2B0 && c != 0xAD));
  }

  private static void append(StringBuilder text, int c) {
    if (c == '\t' || Character.isSpaceChar(c)) {
      text.append(' ');
    } else if (isPresentationForm(c)) {
      text.append(base(c));
    } else if (c >= SYMBOLS_FIRST && c <= SYMBOLS_LAST) {
      text.append(SYMBOLS.getOrDefault(c, "•"));
    } else if (!isSilent(c)) {
      text.append(alike(c));
    }
  }

  /** Ligatures of Latin, Hebrew and Arabic, and Arabic letters as they join their neighbours. */
  private static boolean isPresentationForm(int c) {
    boolean isOrnate = c == 0xFD3E || c == 0xFD3F;
    return (c >= 0xFB00 && c <= 0xFDFF && !isOrnate) || (c >= 0xFE70 && c <= 0xFEFC);
  }

  private static String base(int c) {
    var base = Normalizer.normalize(Character.toString(c), Form.NFKC);
    // A vowel mark on its own is spelled with a space as the letter it is on.
    return base.length() > 1 && base.charAt(0) == ' ' ? base.substring(1) : base;
  }

  /**
   * Unicode has several codes for some characters and defines them to be the same, such as the
   * Greek question mark, which is a semicolon: fonts that use one shape for both give either.
   */
  private static String alike(int c) {
    var one = Character.toString(c);
    var composed = Normalizer.normalize(one, Form.NFC);
    return composed.codePointCount(0, composed.length()) == 1 ? composed : one;
  }

  /** Control characters and marks of direction; the joiners of Persian stay. */
  private static boolean isSilent(int c) {
    return Character.isISOControl(c)
        || c == 0x200B
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x2069)
        || c == 0x061C
        || c == 0xFEFF;
  }

  /**
   * A single shape of the two is always lam with alef: alef joins nothing after it. Some programs
   * list a ligature's letters from left to right.
   */
  private static String lamBeforeAlef(String text) {
    boolean isTurned =
        text.length() == 2 && text.charAt(1) == 'ل' && "اأإآٱ".indexOf(text.charAt(0)) >= 0;
    return isTurned ? "ل" + text.charAt(0) : text;
  }

  /** A letter with a mark on it, as one character where there is one. */
  static String compose(String letter, String mark) {
    var composed = Normalizer.normalize(letter + mark, Form.NFC);
    boolean isOne =
        composed.codePointCount(0, composed.length()) == letter.codePointCount(0, letter.length());
    return isOne ? composed : letter + mark;
  }
}
