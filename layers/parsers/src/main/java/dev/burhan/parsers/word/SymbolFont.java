package dev.burhan.parsers.word;

import java.util.Locale;
import java.util.Map;

/** Finds the characters that fonts of symbols show in place of those that are written. */
final class SymbolFont {

  /** What the font named Symbol shows from {@code !} on. */
  private static final String SYMBOL_LOW =
      "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

  /** What it shows from A0 on. */
  private static final String SYMBOL_HIGH =
      "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|—↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑";

  /** Check boxes, bullets and arrows; who needs others has pictures in mind. */
  private static final Map<Integer, Character> WINGDINGS =
      Map.ofEntries(
          Map.entry(0x6c, '●'),
          Map.entry(0x6e, '■'),
          Map.entry(0x6f, '☐'),
          Map.entry(0x71, '☐'),
          Map.entry(0x9f, '•'),
          Map.entry(0xa7, '▪'),
          Map.entry(0xa8, '☐'),
          Map.entry(0xd8, '➢'),
          Map.entry(0xdf, '←'),
          Map.entry(0xe0, '→'),
          Map.entry(0xfb, '✗'),
          Map.entry(0xfc, '✓'),
          Map.entry(0xfd, '☒'),
          Map.entry(0xfe, '☑'));

  private static final Map<Integer, Character> WINGDINGS_2 =
      Map.of(
          0x4f, '✗', 0x50, '✓', 0x51, '☒', 0x52, '☑', 0x53, '☒', 0x54, '☒', 0xa3, '☐', 0x97, '•');

  /** Files write characters of such fonts in a part of Unicode that is free for any use. */
  private static final int PRIVATE_USE = 0xf000;

  private SymbolFont() {}

  /** The character shown for one that is written; the same where nothing better is known. */
  static char shown(String font, char written) {
    int code = written >= PRIVATE_USE && written <= PRIVATE_USE + 0xff ? written & 0xff : written;
    return switch (font.toLowerCase(Locale.ROOT)) {
      case "symbol" -> symbol(code, written);
      case "wingdings" -> WINGDINGS.getOrDefault(code, written);
      case "wingdings 2" -> WINGDINGS_2.getOrDefault(code, written);
      default -> written;
    };
  }

  static boolean isPrivate(char c) {
    return Character.getType(c) == Character.PRIVATE_USE;
  }

  private static char symbol(int code, char written) {
    if (code > ' ' && code <= ' ' + SYMBOL_LOW.length()) {
      return SYMBOL_LOW.charAt(code - '!');
    }
    int high = code - 0xa0;
    return high >= 0 && high < SYMBOL_HIGH.length() ? SYMBOL_HIGH.charAt(high) : written;
  }
}
