package dev.burhan.language;

import java.util.Locale;

/**
 * Makes spellings equal that a reader takes as equal, before words are looked up: lower case;
 * Arabic alef, ya and ta marbuta in one form each, no diacritics, no tatweel; Arabic-Indic digits
 * as 0 to 9; no marks of direction. Documents and questions pass through it alike.
 *
 * <p>Only what is searched is normalised. What is stored, quoted and cited stays as it was written.
 */
public final class Normaliser {

  private Normaliser() {}

  public static String normalise(String text) {
    var normal = new StringBuilder(text.length());
    text.codePoints()
        .map(Normaliser::fold)
        .filter(codePoint -> codePoint != REMOVED)
        .forEach(normal::appendCodePoint);
    return normal.toString().toLowerCase(Locale.ROOT);
  }

  private static final int REMOVED = -1;

  private static int fold(int codePoint) {
    if (codePoint < 0x200) {
      // PostgreSQL text cannot hold NUL; other control characters separate words.
      return codePoint == 0 ? ' ' : codePoint;
    }
    return switch (codePoint) {
      case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
      case 'ى' -> 'ي';
      case 'ة' -> 'ه';
      case '’', '‘' -> '\'';
      case 0x0640, 0x0670 -> REMOVED; // tatweel, superscript alef
      default -> foldRanges(codePoint);
    };
  }

  private static int foldRanges(int codePoint) {
    if ((codePoint >= 0x064B && codePoint <= 0x065F) || isDirectionMark(codePoint)) {
      return REMOVED;
    }
    if (codePoint >= 0x0660 && codePoint <= 0x0669) {
      return '0' + codePoint - 0x0660;
    }
    if (codePoint >= 0x06F0 && codePoint <= 0x06F9) {
      return '0' + codePoint - 0x06F0;
    }
    return codePoint;
  }

  /** Tells whether a character only steers the direction of text and shows nothing itself. */
  public static boolean isDirectionMark(int codePoint) {
    return (codePoint >= 0x200B && codePoint <= 0x200F)
        || (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2060 && codePoint <= 0x2069)
        || codePoint == 0x061C
        || codePoint == 0xFEFF;
  }
}
