package dev.burhan.language;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Brings the forms of an English or Arabic word to one, roughly and without a dictionary: plurals,
 * tenses and adverbs in English; articles, prefixed particles and the commonest endings in Arabic.
 *
 * <p>It serves where two texts are compared in memory. Search has the stemmer of the database.
 * Words for the two sides of a contract (<i>employer</i>, <i>employee</i>) stay apart.
 */
public final class LightStems {

  /** The longest that fit come first. */
  private static final List<String> ENGLISH =
      List.of("ingly", "edly", "fully", "ings", "ing", "ies", "ied", "ed", "es", "ly", "s");

  private static final List<String> ARABIC =
      List.of("هما", "ات", "ون", "ين", "ان", "ها", "هم", "وا", "ته", "ه", "ا");

  private static final Pattern SIDE = Pattern.compile(".*(?:er|or|ee)");
  private static final int REST_MIN = 3;
  private static final int SHARED_MIN = 5;
  private static final double SHARED_PART = .6;

  private LightStems() {}

  /** The stem of a normalised word. */
  public static String of(String normalWord) {
    if (normalWord.isEmpty()) {
      return normalWord;
    }
    char first = normalWord.charAt(0);
    if (first >= 'ء' && first <= 'ي') {
      return arabic(normalWord);
    }
    return Character.isLetter(first) ? english(normalWord) : normalWord;
  }

  /** Tells whether two stems share so much of their beginning that they are of one family. */
  public static boolean areRelated(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    int longer = Math.max(one.length(), other.length());
    int shared = 0;
    int end = Math.min(one.length(), other.length());
    while (shared < end && one.charAt(shared) == other.charAt(shared)) {
      shared++;
    }
    return shared >= SHARED_MIN
        && shared >= SHARED_PART * longer
        && !SIDE.matcher(one).matches()
        && !SIDE.matcher(other).matches();
  }

  private static String english(String word) {
    var stem = word;
    for (var ending : ENGLISH) {
      if (word.endsWith(ending) && word.length() - ending.length() >= REST_MIN) {
        stem = word.substring(0, word.length() - ending.length());
        stem = ending.equals("ies") || ending.equals("ied") ? stem + "y" : stem;
        break;
      }
    }
    if (stem.length() > 4 && stem.endsWith("e") && !stem.endsWith("ee")) {
      stem = stem.substring(0, stem.length() - 1);
    }
    int last = stem.length() - 1;
    boolean isDoubled =
        last > 2 && stem.charAt(last) == stem.charAt(last - 1) && stem.charAt(last) != 'e';
    return isDoubled ? stem.substring(0, last) : stem;
  }

  private static String arabic(String word) {
    var stem = ArabicClitics.strip(word);
    for (var ending : ARABIC) {
      if (stem.endsWith(ending) && stem.length() - ending.length() >= REST_MIN) {
        return stem.substring(0, stem.length() - ending.length());
      }
    }
    return stem;
  }
}
