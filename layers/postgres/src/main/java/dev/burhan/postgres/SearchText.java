package dev.burhan.postgres;

import dev.burhan.language.ArabicClitics;
import dev.burhan.language.Normaliser;
import dev.burhan.language.Words;
import java.util.regex.Pattern;

/**
 * Prepares text for PostgreSQL's word parser, which takes {@code landlord/tenant} for the path of a
 * file, {@code <name>} for markup and {@code agreed.The} for the name of a host, and finds no words
 * in them; Arabic words come without what is written at their front.
 */
public final class SearchText {

  private static final Pattern JOINT = Pattern.compile("[/\\\\<>&@]|(?<=\\p{L})\\.(?=\\p{L})");

  private SearchText() {}

  /**
   * The words of a text as the stemmer takes them, in place and number as {@link Words} has them.
   */
  static String words(String text) {
    return ArabicClitics.strip(Words.joined(text));
  }

  /** Documents and questions pass through it alike. */
  public static String of(String text) {
    return ArabicClitics.strip(JOINT.matcher(Normaliser.normalise(text)).replaceAll(" "));
  }
}
