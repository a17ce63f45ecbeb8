package dev.burhan.postgres;

import dev.burhan.language.Normaliser;
import java.util.regex.Pattern;

/**
 * Prepares text for PostgreSQL's word parser, which takes {@code landlord/tenant} for the path of a
 * file, {@code <name>} for markup and {@code agreed.The} for the name of a host, and finds no words
 * in them.
 */
public final class SearchText {

  private static final Pattern JOINT = Pattern.compile("[/\\\\<>&@]|(?<=\\p{L})\\.(?=\\p{L})");

  private SearchText() {}

  /** Documents and questions pass through it alike. */
  public static String of(String text) {
    return JOINT.matcher(Normaliser.normalise(text)).replaceAll(" ");
  }
}
