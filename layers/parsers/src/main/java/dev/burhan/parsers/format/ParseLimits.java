package dev.burhan.parsers.format;

import dev.burhan.documents.Submission;
import java.time.Duration;

/**
 * Says how much one file may take.
 *
 * @param pagesMax pages of a file
 * @param charactersMax UTF-16 units of its text
 * @param expandedBytesMax bytes that what is packed in it may unpack to
 * @param timeMax time to read it
 */
public record ParseLimits(
    int pagesMax, int charactersMax, long expandedBytesMax, Duration timeMax) {

  public static final ParseLimits DEFAULT =
      new ParseLimits(1_000, Submission.TEXT_MAX, 400_000_000L, Duration.ofMinutes(2));

  /** The same with at most this much time. */
  public ParseLimits within(Duration time) {
    var less = time.compareTo(timeMax) < 0 ? time : timeMax;
    return new ParseLimits(pagesMax, charactersMax, expandedBytesMax, less);
  }
}
