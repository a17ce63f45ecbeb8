package dev.burhan.structure;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads what stands for a number in the label of a clause: digits, roman numerals and letters. */
final class Numerals {

  private static final Pattern ROMAN = Pattern.compile("(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})");

  /** The order of the old alphabet, in which most Arabic contracts count. */
  private static final String ABJAD = "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ";

  /** The order of the dictionary. */
  private static final String HIJAI = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي";

  private Numerals() {}

  /** Roman numerals up to 399 in lower case, as they are properly written. */
  static OptionalInt roman(String lower) {
    if (lower.isEmpty() || lower.length() > 9 || !ROMAN.matcher(lower).matches()) {
      return OptionalInt.empty();
    }
    int sum = 0;
    for (int i = 0; i < lower.length(); i++) {
      int value = romanDigit(lower.charAt(i));
      boolean isSubtracted = i + 1 < lower.length() && romanDigit(lower.charAt(i + 1)) > value;
      sum += isSubtracted ? -value : value;
    }
    return OptionalInt.of(sum);
  }

  private static int romanDigit(char c) {
    return switch (c) {
      case 'i' -> 1;
      case 'v' -> 5;
      case 'x' -> 10;
      case 'l' -> 50;
      default -> 100;
    };
  }

  /** a to z as 1 to 26, then aa to zz as 27 to 52. */
  static OptionalInt letter(String lower) {
    boolean isDoubled = lower.length() == 2 && lower.charAt(0) == lower.charAt(1);
    if (lower.isEmpty() || !(lower.length() == 1 || isDoubled)) {
      return OptionalInt.empty();
    }
    int value = lower.charAt(0) - 'a' + 1;
    return value < 1 || value > 26
        ? OptionalInt.empty()
        : OptionalInt.of(isDoubled ? value + 26 : value);
  }

  static OptionalInt abjad(String letter) {
    return place(ABJAD, letter);
  }

  static OptionalInt hijai(String letter) {
    return place(HIJAI, letter);
  }

  private static OptionalInt place(String alphabet, String letter) {
    int place = letter.length() == 1 ? alphabet.indexOf(letter) : -1;
    return place < 0 ? OptionalInt.empty() : OptionalInt.of(place + 1);
  }
}
