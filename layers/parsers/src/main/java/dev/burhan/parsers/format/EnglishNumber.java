package dev.burhan.parsers.format;

import java.util.List;
import java.util.Map;

/** Writes numbers in English words, as clauses named {@code Article One} have them. */
final class EnglishNumber {

  private static final int WORDS_MAX = 999;
  private static final List<String> ONES =
      List.of(
          "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
              .split(" "));
  private static final List<String> TENS =
      List.of("- - twenty thirty forty fifty sixty seventy eighty ninety".split(" "));
  private static final Map<String, String> ORDINALS =
      Map.of(
          "one", "first", "two", "second", "three", "third", "five", "fifth", "eight", "eighth",
          "nine", "ninth", "twelve", "twelfth");

  private EnglishNumber() {}

  /** {@code Twenty-one}; digits beyond what is written in words. */
  static String cardinal(int number) {
    return number < 0 || number > WORDS_MAX ? Integer.toString(number) : capital(words(number));
  }

  /** {@code Twenty-first}. */
  static String ordinal(int number) {
    if (number < 0 || number > WORDS_MAX) {
      return Integer.toString(number);
    }
    var words = words(number);
    int last = Math.max(words.lastIndexOf(' '), words.lastIndexOf('-')) + 1;
    return capital(words.substring(0, last) + ordinal(words.substring(last)));
  }

  private static String ordinal(String word) {
    var irregular = ORDINALS.get(word);
    if (irregular != null) {
      return irregular;
    }
    return word.endsWith("y") ? word.substring(0, word.length() - 1) + "ieth" : word + "th";
  }

  private static String words(int number) {
    if (number < ONES.size()) {
      return ONES.get(number);
    }
    if (number < 100) {
      var tens = TENS.get(number / 10);
      return number % 10 == 0 ? tens : tens + "-" + ONES.get(number % 10);
    }
    var hundreds = ONES.get(number / 100) + " hundred";
    return number % 100 == 0 ? hundreds : hundreds + " " + words(number % 100);
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
