package dev.burhan.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts text into words, runs of letters and digits, each with its place in the text. The English
 * possessive <i>'s</i> is not a word.
 */
public final class Words {

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}\\u0640\\u200c\\u200d]*");

  private Words() {}

  /** One word: normalised, with the UTF-16 span it was found at. */
  public record Word(String normal, int start, int end) {}

  /** Words in the order of the text. */
  public static List<Word> of(String text) {
    var words = new ArrayList<Word>();
    var matcher = WORD.matcher(text);
    while (matcher.find()) {
      if (isPossessive(text, matcher.start(), matcher.end())) {
        continue;
      }
      var normal = Normaliser.normalise(matcher.group());
      if (!normal.isBlank()) {
        words.add(new Word(normal, matcher.start(), matcher.end()));
      }
    }
    return words;
  }

  /** The normalised words of a text with one space between, as the stemmer takes them. */
  public static String joined(String text) {
    return String.join(" ", of(text).stream().map(Word::normal).toList());
  }

  private static boolean isPossessive(String text, int start, int end) {
    return end - start == 1
        && Character.toLowerCase(text.charAt(start)) == 's'
        && start > 0
        && (text.charAt(start - 1) == '\'' || text.charAt(start - 1) == '’');
  }
}
