package dev.burhan.parsers.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads page numbers, and lines that differ from page to page only by numbers. */
final class PageNumbers {

  private static final String ROMAN = "(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})";

  /** "3", "- 3 -", "Page 3 of 12", "A-3", "iv", "صفحة 3 من 12". */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:[-–—|\\[(~]\\s*)?(?:(?:page|pg\\.?|p\\.|صفحة|الصفحة|ص)\\s*[:.]?\\s*)?"
              + "(?<prefix>[a-z]-|[a-z]{1,2}-)?(?<number>\\p{Nd}{1,4}|"
              + ROMAN
              + ")"
              + "(?:\\s*(?:of|/|من|out of)\\s*\\p{Nd}{1,4})?(?:\\s*[-–—|\\])~])?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** A heading's number is part of it, not the page's. */
  private static final Pattern TITLED =
      Pattern.compile(
          "(?:article|section|schedule|exhibit|annex|annexure|appendix|attachment|part|chapter|clause|title|item|phase|form|"
              + "المادة|مادة|البند|الفصل|الباب|القسم|الملحق|ملحق|الجدول)\\b.*",
          Pattern.CASE_INSENSITIVE
              | Pattern.UNICODE_CASE
              | Pattern.UNICODE_CHARACTER_CLASS
              | Pattern.DOTALL);

  private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");
  private static final Pattern ROMAN_ALONE =
      Pattern.compile("([-–—(\\s]*)(" + ROMAN + ")([-–—)\\s]*)", Pattern.CASE_INSENSITIVE);

  /** Longer lines are never compared whole. */
  private static final int LINE_MAX = 300;

  private PageNumbers() {}

  /**
   * Holds a line with its numbers taken out.
   *
   * @param text with a sign for each number
   * @param alone which numbers take a cell of their own, as page numbers do
   */
  record Folded(String text, List<Integer> numbers, List<Boolean> alone) {

    /** Tells whether it is a number and signs alone. */
    boolean isNumber() {
      return text.codePoints().noneMatch(Character::isLetter);
    }

    /**
     * Tells whether two lines some pages apart are the same but for page numbers: each number stays
     * or grows with the pages.
     */
    boolean isSame(Folded other, int pagesApart) {
      if (!text.equals(other.text) || numbers.size() != other.numbers.size()) {
        return false;
      }
      boolean isTitled = TITLED.matcher(text).matches();
      for (int i = 0; i < numbers.size(); i++) {
        int apart = other.numbers.get(i) - numbers.get(i);
        boolean mayGrow = apart == pagesApart && (!isTitled || alone.get(i));
        if (apart != 0 && !mayGrow) {
          return false;
        }
      }
      return true;
    }
  }

  static Folded fold(String line) {
    var text = line.length() > LINE_MAX ? line.substring(0, LINE_MAX) : line;
    var roman = ROMAN_ALONE.matcher(text);
    if (roman.matches() && !roman.group(2).isEmpty()) {
      return new Folded(
          roman.group(1) + "#" + roman.group(3), List.of(roman(roman.group(2))), List.of(true));
    }
    var numbers = new ArrayList<Integer>();
    var alone = new ArrayList<Boolean>();
    var digits = DIGITS.matcher(text);
    var folded = new StringBuilder();
    while (digits.find()) {
      digits.appendReplacement(folded, "#");
      numbers.add(number(digits.group()));
      alone.add(isAlone(text, digits.start(), digits.end()));
    }
    digits.appendTail(folded);
    return new Folded(folded.toString().replaceAll("\\s+", " ").strip(), numbers, alone);
  }

  private static boolean isAlone(String text, int start, int end) {
    char cell = Rows.BETWEEN_CELLS.charAt(0);
    return (start == 0 || text.charAt(start - 1) == cell)
        && (end == text.length() || text.charAt(end) == cell);
  }

  static boolean isTitled(String line) {
    return TITLED.matcher(line).matches();
  }

  /** The number of a line that is a page number and nothing else. */
  static OptionalInt read(String line) {
    if (line.length() > 40) {
      return OptionalInt.empty();
    }
    var match = NUMBER.matcher(line.strip());
    return match.matches() && !match.group("number").isEmpty()
        ? OptionalInt.of(number(match.group("number")))
        : OptionalInt.empty();
  }

  private static int number(String text) {
    if (!Character.isDigit(text.codePointAt(0))) {
      return roman(text);
    }
    // Long ones are no page numbers; their last digits still tell whether they count up.
    var last = text.length() > 8 ? text.substring(text.length() - 8) : text;
    int number = 0;
    for (int i = 0; i < last.length(); i++) {
      number = number * 10 + Math.max(0, Character.digit(last.charAt(i), 10));
    }
    return number;
  }

  private static int roman(String text) {
    int value = 0;
    int before = 0;
    for (int i = 0; i < text.length(); i++) {
      int one =
          switch (Character.toLowerCase(text.charAt(i))) {
            case 'i' -> 1;
            case 'v' -> 5;
            case 'x' -> 10;
            case 'l' -> 50;
            default -> 100;
          };
      value += one > before ? one - 2 * before : one;
      before = one;
    }
    return value;
  }
}
