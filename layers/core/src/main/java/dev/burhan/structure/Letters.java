package dev.burhan.structure;

import java.util.Set;

/** Tells headings by their letters: capitals throughout, or a capital on every word of weight. */
final class Letters {

  private static final int CAPITALS_MIN = 4;
  private static final int TITLE_WORDS_MAX = 14;

  /** Words that stay small in a title. */
  private static final Set<String> SMALL =
      Set.of(
          "a", "an", "the", "of", "and", "or", "nor", "to", "in", "on", "by", "for", "at", "as",
          "its", "per", "not", "no", "vs", "with", "from", "upon", "into", "over", "under",
          "between", "without", "than", "that", "de", "&");

  private Letters() {}

  /** Capitals alone, and enough of them to be meant. */
  static boolean areCapitals(String text) {
    int capitals = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLowerCase(c) || isArabic(c)) {
        return false;
      }
      capitals += Character.isUpperCase(c) ? 1 : 0;
    }
    return capitals >= CAPITALS_MIN && capitals * 2 >= text.length();
  }

  /** A capital begins the text and every word of weight, as titles are written. */
  static boolean areOfTitle(String text) {
    var words = text.strip().split("[\\s/–—-]+", TITLE_WORDS_MAX + 2);
    if (words.length > TITLE_WORDS_MAX || text.isBlank() || !beginsUpper(text.strip())) {
      return false;
    }
    for (var word : words) {
      if (!word.isEmpty() && Character.isLowerCase(word.charAt(0)) && !SMALL.contains(word)) {
        return false;
      }
    }
    return true;
  }

  static boolean beginsUpper(String text) {
    return !text.isEmpty() && Character.isUpperCase(text.codePointAt(0));
  }

  static boolean beginsLower(String text) {
    return !text.isEmpty() && Character.isLowerCase(text.codePointAt(0));
  }

  static boolean beginsArabic(String text) {
    return !text.isEmpty() && isArabic(text.charAt(0));
  }

  private static boolean isArabic(char c) {
    return c >= 0x0600 && c <= 0x06ff && Character.isLetter(c);
  }
}
