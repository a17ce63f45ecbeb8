package dev.burhan.parsers.format;

import java.util.List;
import java.util.Locale;

/**
 * Writes the numbers of lists in the formats that Word knows, by its names for them. Those of East
 * Asia and others that are not known here are written in digits.
 */
public final class NumberFormat {

  /** The format of ordinary numbers. */
  public static final String DIGITS = "decimal";

  private static final String LATIN = "abcdefghijklmnopqrstuvwxyz";
  private static final String ALPHABET = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
  private static final String ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
  private static final String CYRILLIC = "абвгдежзиклмнопрстуфхцчшщыэюя";
  private static final String CHICAGO = "*†‡§";

  /** Letters are repeated for numbers beyond their last, but not for ever. */
  private static final int REPEATED_MAX = 30;

  private static final int ROMAN_MAX = 3_999;
  private static final List<String> ROMAN =
      List.of("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i");
  private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};

  private NumberFormat() {}

  /**
   * Writes one number.
   *
   * @param format as the file names it
   * @param example of the first numbers, where the format is the author's own
   */
  public static String write(int number, String format, String example) {
    return switch (format) {
      case "none" -> "";
      case "lowerLetter" -> letters(number, LATIN);
      case "upperLetter" -> letters(number, LATIN).toUpperCase(Locale.ROOT);
      case "lowerRoman" -> roman(number);
      case "upperRoman" -> roman(number).toUpperCase(Locale.ROOT);
      case "arabicAlpha" -> letters(number, ALPHABET);
      case "arabicAbjad" -> letters(number, ABJAD);
      case "russianLower" -> letters(number, CYRILLIC);
      case "russianUpper" -> letters(number, CYRILLIC).toUpperCase(Locale.ROOT);
      case "chicago" -> letters(number, CHICAGO);
      // HTML alone knows the next two; Word leaves the shape of digits to its reader.
      case "arabicIndic" -> digits(number, '٠');
      case "persian" -> digits(number, '۰');
      case "hindiNumbers" -> digits(number, '०');
      case "thaiNumbers" -> digits(number, '๐');
      case "decimalFullWidth" -> digits(number, '０');
      case "decimalZero" -> padded(number, 2);
      case "numberInDash" -> "- " + number + " -";
      case "ordinal" -> ordinal(number);
      case "cardinalText" -> EnglishNumber.cardinal(number);
      case "ordinalText" -> EnglishNumber.ordinal(number);
      case "hex" -> Integer.toHexString(number).toUpperCase(Locale.ROOT);
      case "custom" -> padded(number, example.split(",", 2)[0].strip().length());
      default -> Integer.toString(number);
    };
  }

  /** a, b … z, aa, bb … */
  private static String letters(int number, String alphabet) {
    int round = (number - 1) / alphabet.length();
    if (number < 1 || round >= REPEATED_MAX) {
      return Integer.toString(number);
    }
    return alphabet.substring((number - 1) % alphabet.length()).substring(0, 1).repeat(round + 1);
  }

  private static String roman(int number) {
    if (number < 1 || number > ROMAN_MAX) {
      return Integer.toString(number);
    }
    var roman = new StringBuilder();
    int left = number;
    for (int i = 0; i < ROMAN_VALUES.length; i++) {
      for (; left >= ROMAN_VALUES[i]; left -= ROMAN_VALUES[i]) {
        roman.append(ROMAN.get(i));
      }
    }
    return roman.toString();
  }

  private static String digits(int number, char zero) {
    var digits = new StringBuilder();
    Integer.toString(number)
        .chars()
        .forEach(c -> digits.append((char) (c == '-' ? c : zero + c - '0')));
    return digits.toString();
  }

  private static String padded(int number, int length) {
    var digits = Integer.toString(number);
    return "0".repeat(Math.max(length - digits.length(), 0)) + digits;
  }

  private static String ordinal(int number) {
    boolean isTeen = number % 100 / 10 == 1;
    return number
        + switch (isTeen ? 0 : number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }
}
