package dev.burhan.structure;

import java.util.List;
import java.util.Map;

/**
 * Reads numbers that are spelled: <i>الثالثة والأربعون</i>, <i>ثاني عشر</i>, <i>أولاً</i>,
 * <i>Two</i>, <i>Third</i>. Words come folded, as {@link LineHead} gives them.
 */
final class Ordinals {

  private static final Map<String, Integer> ARABIC_UNITS =
      Map.ofEntries(
          Map.entry("اول", 1),
          Map.entry("اولي", 1),
          Map.entry("حادي", 1),
          Map.entry("حاديه", 1),
          Map.entry("ثاني", 2),
          Map.entry("ثالث", 3),
          Map.entry("رابع", 4),
          Map.entry("خامس", 5),
          Map.entry("سادس", 6),
          Map.entry("سابع", 7),
          Map.entry("ثامن", 8),
          Map.entry("تاسع", 9),
          Map.entry("عاشر", 10));
  private static final List<String> ARABIC_TENS =
      List.of("عشر", "ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع");
  private static final List<String> ENGLISH =
      List.of(
          "one first",
          "two second",
          "three third",
          "four fourth",
          "five fifth",
          "six sixth",
          "seven seventh",
          "eight eighth",
          "nine ninth",
          "ten tenth",
          "eleven eleventh",
          "twelve twelfth");

  private Ordinals() {}

  /**
   * The number one or two words stand for, 0 for none.
   *
   * @param second empty where there is one word alone
   */
  static int read(String first, String second) {
    int tens = tens(first);
    int unit = unit(first);
    if (second.isEmpty()) {
      // حادي stands for one only beside a ten.
      return tens > 0 ? tens : first.contains("حادي") ? 0 : unit > 0 ? unit : english(first);
    }
    if (unit == 0 || unit > 9) {
      return 0;
    }
    if (second.equals("عشر") || second.equals("عشره")) {
      return 10 + unit;
    }
    return second.startsWith("و") && tens(second.substring(1)) > 0
        ? tens(second.substring(1)) + unit
        : 0;
  }

  /** Tells the form that counts by itself at the head of a line: أولاً, ثاني عشر, عشرون. */
  static boolean standsAlone(String first, String second) {
    return !first.startsWith("ال")
        && (second.isEmpty() ? isAdverb(first) : read(first, second) > 0);
  }

  private static boolean isAdverb(String word) {
    return (word.endsWith("ا") && unit(word) > 0) || tens(word) > 0;
  }

  /** أول with its article, its gender or the ending of أولاً. */
  private static int unit(String word) {
    var stem = word.startsWith("ال") ? word.substring(2) : word;
    if (stem.length() > 3 && (stem.endsWith("ه") || stem.endsWith("ا"))) {
      stem = ARABIC_UNITS.containsKey(stem) ? stem : stem.substring(0, stem.length() - 1);
    }
    return ARABIC_UNITS.getOrDefault(stem, 0);
  }

  /** عشرون and الأربعين, 20 to 90. */
  private static int tens(String word) {
    var stem = word.startsWith("ال") ? word.substring(2) : word;
    if (!stem.endsWith("ون") && !stem.endsWith("ين")) {
      return 0;
    }
    int place = ARABIC_TENS.indexOf(stem.substring(0, stem.length() - 2));
    return place < 0 ? 0 : 20 + 10 * place;
  }

  private static int english(String word) {
    for (int i = 0; i < ENGLISH.size(); i++) {
      if (List.of(ENGLISH.get(i).split(" ", -1)).contains(word)) {
        return i + 1;
      }
    }
    return 0;
  }
}
