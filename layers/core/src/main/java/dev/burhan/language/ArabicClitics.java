package dev.burhan.language;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes off what Arabic writes at the front of a word and other languages as words of their own:
 * the article, <i>and</i>, <i>so</i>, <i>by</i>, <i>to</i> and <i>as</i>. The stemmer of PostgreSQL
 * leaves many of them on, so that a noun with a preposition is another word than the noun.
 *
 * <p>Some words begin with such a letter by nature and lose it. That does no harm as long as
 * documents and questions pass through here alike; nothing that is shown does.
 */
public final class ArabicClitics {

  private static final Pattern WORD = Pattern.compile("[\\u0621-\\u064A]{5,}");

  /** With the article; the longest of those that fit comes first. */
  private static final List<String> ARTICLES =
      List.of("وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال");

  private static final int REST_AFTER_ARTICLE_MIN = 3;
  private static final int WORD_BEFORE_LETTER_MIN = 5;

  private ArabicClitics() {}

  /** Takes them off every word of a normalised text, which keeps its number of words. */
  public static String strip(String normalText) {
    return WORD.matcher(normalText).replaceAll(word -> stripWord(word.group()));
  }

  private static String stripWord(String word) {
    for (var article : ARTICLES) {
      if (word.startsWith(article) && word.length() >= article.length() + REST_AFTER_ARTICLE_MIN) {
        return word.substring(article.length());
      }
    }
    return stripLetter(stripLetter(word, "وف"), "بلك");
  }

  private static String stripLetter(String word, String letters) {
    boolean strips =
        word.length() >= WORD_BEFORE_LETTER_MIN && letters.indexOf(word.charAt(0)) >= 0;
    return strips ? word.substring(1) : word;
  }
}
